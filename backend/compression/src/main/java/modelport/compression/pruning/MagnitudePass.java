package modelport.compression.pruning;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modelport.compression.LayerReport;
import modelport.compression.LayerReport.Done;
import modelport.compression.LayerReport.Skipped;
import modelport.compression.graph.GraphPass;
import modelport.compression.graph.Workbench;
import modelport.contract.Message;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.edit.TensorValues;

/** Makes the smallest weights of each matrix zero. The file stays as large as it was, but can be packed smaller. */
public final class MagnitudePass implements GraphPass {
    private static final int FEWEST = 512;

    private final double zeros;

    public MagnitudePass(double zeros) {
        this.zeros = zeros;
    }

    @Override
    public List<LayerReport> apply(Workbench bench) {
        var layers = new ArrayList<LayerReport>();
        for (TensorProto tensor : bench.graph().constants()) {
            ElementType type = TensorValues.type(tensor);
            boolean weights = (type == ElementType.FLOAT || type == ElementType.DOUBLE)
                    && TensorValues.isFloating(tensor)
                    && TensorValues.elements(tensor) >= FEWEST;
            if (weights) {
                bench.checkCancelled();
                layers.add(prune(bench, tensor));
            }
        }
        return layers;
    }

    private LayerReport prune(Workbench bench, TensorProto tensor) {
        if (tensor.getDimsCount() < 2) {
            return new Skipped(tensor.getName(), Message.of("compression.vector"));
        }
        double[] values = TensorValues.doubles(tensor);
        double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
        double limit = sizes[(int) (sizes.length * zeros)];
        int gone = 0;
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) < limit) {
                values[i] = 0;
                gone++;
            }
        }
        long bytes = TensorValues.type(tensor).bytes(values.length);
        bench.graph().put(with(tensor, values));
        String share = Long.toString(Math.round(100.0 * gone / values.length));
        return new Done(tensor.getName(), bytes, bytes, Message.of("compression.as-zeros", "share", share));
    }

    private static TensorProto with(TensorProto tensor, double[] values) {
        long[] dims = TensorValues.dims(tensor);
        if (TensorValues.type(tensor) == ElementType.DOUBLE) {
            return Tensors.doubles(tensor.getName(), values, dims);
        }
        var narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return Tensors.floats(tensor.getName(), narrow, dims);
    }
}
