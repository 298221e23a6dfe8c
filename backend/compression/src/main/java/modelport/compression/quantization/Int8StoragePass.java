package modelport.compression.quantization;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import modelport.compression.LayerReport;
import modelport.compression.graph.Expectation;
import modelport.compression.graph.GraphPass;
import modelport.compression.graph.Linear;
import modelport.compression.graph.Workbench;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;
import modelport.onnx.edit.TensorValues;

/**
 * Stores weights as integers with a scale per channel, behind a Cast and a Mul, which the engine does once when it
 * loads the model.
 */
public final class Int8StoragePass implements GraphPass {
    private static final int MOST = 127;

    /** A scale costs as much as this many integers. */
    private static final int SHORTEST = 8;

    @Override
    public List<LayerReport> apply(Workbench bench) {
        var layers = new ArrayList<LayerReport>();
        for (TensorProto tensor : bench.graph().constants()) {
            if (Weights.areMany(tensor)) {
                bench.checkCancelled();
                layers.add(store(bench, tensor));
            }
        }
        return layers;
    }

    private static LayerReport store(Workbench bench, TensorProto tensor) {
        double[] values = TensorValues.doubles(tensor);
        long[] dims = TensorValues.dims(tensor);
        if (dims.length < 2) {
            return Weights.skipped(tensor.getName(), "vector");
        }
        if (!Weights.areFinite(values)) {
            return Weights.skipped(tensor.getName(), "not-finite-weights");
        }
        int axis = channelAxis(bench.graph(), tensor);
        int channels = (int) dims[axis];
        if (values.length / channels < SHORTEST) {
            return Weights.skipped(tensor.getName(), "narrow");
        }
        var quantised = Int8Matrix.of(values, channels, stride(dims, axis), MOST);
        String constant = unpack(bench.graph(), tensor, quantised, axis);
        bench.expect(new Expectation(tensor.getName(), constant, Set.of()));
        long bytes = values.length + (long) channels * TensorValues.type(tensor).bytes(1);
        return Weights.done(tensor.getName(), tensor, bytes, "compression.as-int8");
    }

    private static int stride(long[] dims, int axis) {
        int stride = 1;
        for (int i = axis + 1; i < dims.length; i++) {
            stride *= (int) dims[i];
        }
        return stride;
    }

    private static String unpack(EditableGraph graph, TensorProto tensor, Int8Matrix quantised, int axis) {
        String name = tensor.getName();
        long[] dims = TensorValues.dims(tensor);
        long[] broadcast = new long[dims.length - axis];
        Arrays.fill(broadcast, 1);
        broadcast[0] = dims[axis];
        String numbers = graph.put(Tensors.of(graph.fresh(name + "_int8"), ElementType.INT8, quantised.raw(), dims));
        String scales = graph.put(scales(graph.fresh(name + "_scale"), tensor, quantised.scales(), broadcast));
        graph.forget(name);
        String wide = graph.add("", "Cast", List.of(numbers), Attributes.of("to", (long) tensor.getDataType()));
        graph.add(EditableGraph.node("", "Mul", List.of(wide, scales), name));
        return numbers;
    }

    private static TensorProto scales(String name, TensorProto like, float[] scales, long... dims) {
        if (TensorValues.type(like) == ElementType.FLOAT) {
            return Tensors.floats(name, scales, dims);
        }
        var wide = new double[scales.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = scales[i];
        }
        return Tensors.doubles(name, wide, dims);
    }

    /** The outputs of products and convolutions, and the rows of tables. */
    private static int channelAxis(EditableGraph graph, TensorProto tensor) {
        int last = tensor.getDimsCount() - 1;
        for (Operator user : graph.users(tensor.getName())) {
            boolean second = user.input(1).equals(tensor.getName());
            if (second && user.is("Gemm")) {
                return Linear.of(graph, user).filter(Linear::transposed).isPresent() ? 0 : last;
            }
            if (second && user.is("MatMul")) {
                return last;
            }
        }
        return 0;
    }
}
