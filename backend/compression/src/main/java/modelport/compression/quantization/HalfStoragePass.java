package modelport.compression.quantization;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import modelport.compression.LayerReport;
import modelport.compression.graph.Expectation;
import modelport.compression.graph.GraphPass;
import modelport.compression.graph.Workbench;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.TensorValues;

/** Stores weights as 16-bit floats behind a Cast, which the engine does once when it loads the model. */
public final class HalfStoragePass implements GraphPass {
    /** The largest 16-bit float. */
    private static final double LARGEST = 65_504;

    /** The smallest one that is not zero. */
    private static final double SMALLEST = 5.9604645e-8;

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
        for (double value : values) {
            if (Math.abs(value) > LARGEST && Double.isFinite(value)) {
                return Weights.skipped(tensor.getName(), "beyond-half");
            }
        }
        EditableGraph graph = bench.graph();
        String half = graph.put(Tensors.of(
                graph.fresh(tensor.getName() + "_half"),
                ElementType.FLOAT16,
                halves(values),
                TensorValues.dims(tensor)));
        graph.forget(tensor.getName());
        graph.add(EditableGraph.node(
                "", "Cast", List.of(half), tensor.getName(), Attributes.of("to", (long) tensor.getDataType())));
        bench.expect(new Expectation(tensor.getName(), half, Set.of()));
        return Weights.done(tensor.getName(), tensor, (long) values.length * Short.BYTES, "compression.as-half");
    }

    /** What is not zero stays so: somebody may divide by it. */
    private static ByteBuffer halves(double[] values) {
        ByteBuffer halves = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            boolean vanishes = value != 0 && Math.abs(value) < SMALLEST;
            halves.putShort(Float.floatToFloat16((float) (vanishes ? Math.copySign(SMALLEST, value) : value)));
        }
        return halves.flip();
    }
}
