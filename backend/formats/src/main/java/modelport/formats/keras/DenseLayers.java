package modelport.formats.keras;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelport.onnx.Attributes;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Weighted sums, and tables of vectors. */
final class DenseLayers {
    private static final Pattern EQUATION = Pattern.compile("([a-zA-Z.]+),([a-zA-Z]+)->([a-zA-Z.]+)");

    private DenseLayers() {}

    static Map<String, Layer> layers() {
        return Map.of(
                "Dense", Layer.one(DenseLayers::dense),
                "EinsumDense", Layer.one(DenseLayers::einsum),
                "Embedding", Layer.one(DenseLayers::embedding));
    }

    private static Signal dense(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        int units = call.config().integer("units");
        expectNoAdapters(call);
        if (x.rank() < 2) {
            call.expectRank(x, 2);
        }
        Floats kernel = call.weights().next("kernel", x.width(), units);
        Value sum = call.biased(graph.matMul(x.value(), kernel.value(graph)), units);
        return call.activated(new Signal(sum, x.ending(units), x.mask()));
    }

    /** Low-rank additions are merged by Keras only when they are asked for. */
    static void expectNoAdapters(Call call) {
        if (call.config().has("lora_rank") && call.config().integer("lora_rank") > 0) {
            throw call.config().unsupported("lora_rank");
        }
    }

    private static Signal einsum(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        expectNoAdapters(call);
        String equation = call.config().text("equation", "").replace(" ", "");
        Matcher parts = EQUATION.matcher(equation);
        if (!parts.matches()) {
            throw call.config().unsupported("equation");
        }
        Floats kernel = call.weights().any("kernel");
        Value sum = graph.op(
                "Einsum", x.type(), List.of(x.value(), kernel.value(graph)), Attributes.of("equation", equation));
        int[] shape = einsumShape(call, parts, x, kernel);
        if (call.config().has("bias_axes")) {
            // Its shape has ones for the axes after the first that the bias does not have.
            sum = graph.add(sum, call.weights().any("bias").value(graph));
        }
        return call.activated(new Signal(sum, shape, null));
    }

    private static int[] einsumShape(Call call, Matcher parts, Signal x, Floats kernel) {
        String input = spread(parts.group(1), x.rank());
        String output = spread(
                parts.group(3),
                x.rank()
                        - (parts.group(1).replace("...", "").length()
                                - parts.group(3).replace("...", "").length()));
        String weights = parts.group(2);
        if (input.length() != x.rank() || weights.length() != kernel.shape().length) {
            throw call.config().broken("equation");
        }
        int[] shape = new int[output.length()];
        for (int axis = 0; axis < shape.length; axis++) {
            int inKernel = weights.indexOf(output.charAt(axis));
            int inInput = input.indexOf(output.charAt(axis));
            if (inKernel < 0 && inInput < 0) {
                throw call.config().broken("equation");
            }
            shape[axis] = inKernel >= 0 ? kernel.size(inKernel) : x.size(inInput);
        }
        return shape;
    }

    /** Letters in place of the dots that stand for any number of axes. */
    private static String spread(String axes, int rank) {
        int dots = axes.indexOf("...");
        if (dots < 0) {
            return axes;
        }
        int missing = Math.max(0, rank - (axes.length() - 3));
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < missing; i++) {
            letters.append((char) ('\u0100' + i));
        }
        return axes.replace("...", letters);
    }

    private static Signal embedding(Call call) {
        Graph graph = call.graph();
        Signal x = call.input();
        int count = call.config().integer("input_dim");
        int width = call.config().integer("output_dim");
        expectNoAdapters(call);
        Floats table = call.weights().next("embeddings", count, width);
        Value ids = Ids.checked(call, x, count);
        int[] shape = Arrays.copyOf(x.shape(), x.rank() + 1);
        shape[x.rank()] = width;
        Value mask = null;
        if (call.config().flag("mask_zero") && x.rank() == 2) {
            mask = graph.not(graph.equal(ids, graph.integer(0)));
        }
        return new Signal(graph.gather(table.value(graph), ids, 0), shape, mask);
    }
}
