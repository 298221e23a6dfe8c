package modelport.compression.quantization;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import modelport.compression.LayerReport;
import modelport.compression.graph.Expectation;
import modelport.compression.graph.GraphPass;
import modelport.compression.graph.Linear;
import modelport.compression.graph.UnfitException;
import modelport.compression.graph.Workbench;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.edit.EditableGraph;

/**
 * Multiplies 8-bit integers: weights with a scale per output, inputs with the scale of whatever is there. The operators
 * stand in the order in which ONNX Runtime knows them as one.
 */
public final class DynamicInt8Pass implements GraphPass {
    private static final Set<String> FAST = Set.of("DynamicQuantizeMatMul", "MatMulIntegerToFloat");
    private static final int OPSET = 11;

    private final int most;

    /** @param bits of a weight, its sign included */
    public DynamicInt8Pass(int bits) {
        most = (1 << (bits - 1)) - (bits == 8 ? 1 : 0);
    }

    @Override
    public List<LayerReport> apply(Workbench bench) {
        if (bench.graph().opset() < OPSET) {
            throw UnfitException.of(
                    "compression.old-opset",
                    "version",
                    Long.toString(bench.graph().opset()),
                    "needed",
                    "" + OPSET);
        }
        var layers = new ArrayList<>(LeftOver.of(bench.graph(), true));
        var products = new Products(bench.graph());
        for (Linear linear : Linear.all(bench.graph())) {
            bench.checkCancelled();
            layers.add(quantise(bench, linear, products));
        }
        layers.addAll(RowTables.apply(bench));
        return layers;
    }

    private LayerReport quantise(Workbench bench, Linear linear, Products products) {
        if (linear.size() < Weights.FEWEST) {
            return Weights.skipped(linear.title(), "too-small");
        }
        EditableGraph graph = bench.graph();
        double[] matrix = linear.matrix(graph);
        if (!Weights.areFinite(matrix)) {
            return Weights.skipped(linear.title(), "not-finite-weights");
        }
        var before = graph.constant(linear.weights()).orElseThrow();
        Stored stored = products.stored(linear, matrix, most);
        Products.Input input = products.input(linear);
        String sums = graph.add(
                "", "MatMulInteger", List.of(input.numbers(), stored.numbers(), input.zero(), stored.zeros()));
        String wide = products.cast(sums, ElementType.FLOAT);
        String scale = graph.add("", "Mul", List.of(input.scale(), stored.scales()));
        products.finish(linear, Products.unfinished("Mul", wide, scale));
        bench.expect(new Expectation(linear.title(), stored.numbers(), FAST));
        long bytes = linear.size() + (long) linear.outputs() * (Float.BYTES + 1);
        return Weights.done(linear.title(), before, bytes, "compression.as-dynamic-int8");
    }

    /** Constants of quantised weights. */
    record Stored(String numbers, String scales, String zeros) {
        static Stored of(EditableGraph graph, Linear linear, double[] matrix, int most) {
            int outputs = linear.outputs();
            var quantised = Int8Matrix.of(matrix, outputs, 1, most);
            String name = linear.weights();
            return new Stored(
                    graph.put(Tensors.of(
                            graph.fresh(name + "_int8"), ElementType.INT8, quantised.raw(), linear.inputs(), outputs)),
                    graph.put(Tensors.floats(graph.fresh(name + "_scale"), quantised.scales(), outputs)),
                    graph.put(Tensors.of(
                            graph.fresh(name + "_zero"), ElementType.INT8, ByteBuffer.allocate(outputs), outputs)));
        }
    }
}
