package modelport.compression.quantization;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import modelport.compression.LayerReport;
import modelport.compression.graph.Expectation;
import modelport.compression.graph.GraphPass;
import modelport.compression.graph.Linear;
import modelport.compression.graph.Workbench;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.Tensors;
import modelport.onnx.edit.EditableGraph;

/** Products with ONNX Runtime's own operator for weights in blocks. */
public final class Int8BlocksPass implements GraphPass {
    private static final String OPERATOR = "MatMulNBits";
    private static final long BITS = 8;
    /** The products themselves are of integers; with any other level they are slower than those of floats. */
    private static final long INTEGERS = 4;

    private final int longest;

    public Int8BlocksPass(int block) {
        longest = block;
    }

    @Override
    public List<LayerReport> apply(Workbench bench) {
        var layers = new ArrayList<>(LeftOver.of(bench.graph(), false));
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
        var blocks = Int8Blocks.of(matrix, linear.inputs(), linear.outputs(), length(linear.inputs()));
        String numbers = graph.put(Tensors.of(
                graph.fresh(linear.weights() + "_blocks"),
                ElementType.UINT8,
                ByteBuffer.wrap(blocks.numbers()),
                linear.outputs(),
                blocks.count(),
                blocks.length()));
        String scales = graph.put(Tensors.floats(
                graph.fresh(linear.weights() + "_scales"), blocks.scales(), linear.outputs(), blocks.count()));
        graph.need(GraphBuilder.MICROSOFT, 1);
        products.finish(
                linear,
                Products.unfinished(OPERATOR, products.floats(linear), numbers, scales)
                        .setDomain(GraphBuilder.MICROSOFT)
                        .addAttribute(Attributes.of("K", (long) linear.inputs()))
                        .addAttribute(Attributes.of("N", (long) linear.outputs()))
                        .addAttribute(Attributes.of("bits", BITS))
                        .addAttribute(Attributes.of("block_size", (long) blocks.length()))
                        .addAttribute(Attributes.of("accuracy_level", INTEGERS)));
        bench.expect(new Expectation(linear.title(), numbers, Set.of(OPERATOR)));
        long bytes = blocks.numbers().length + (long) blocks.scales().length * Float.BYTES;
        return Weights.done(linear.title(), before, bytes, "compression.as-int8-blocks");
    }

    /** The longest block that does not store more padding than it saves scales. */
    private int length(int inputs) {
        int best = longest;
        for (int length = longest; length >= 16; length /= 2) {
            if (bytes(inputs, length) < bytes(inputs, best)) {
                best = length;
            }
        }
        return best;
    }

    private static int bytes(int inputs, int length) {
        return Math.ceilDiv(inputs, length) * (length + Float.BYTES);
    }
}
