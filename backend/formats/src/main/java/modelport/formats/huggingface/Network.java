package modelport.formats.huggingface;

import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The layers that all models are made of, in a graph that is being written; weights are asked for by name. */
final class Network {
    /** What stands for minus infinity: a row without a single place to look at must not become NaN. */
    private static final float NEVER = -Float.MAX_VALUE;

    private final Graph graph;
    private final WeightBook book;
    private final GraphWeights weights;

    Network(Graph graph, WeightBook book, GraphWeights weights) {
        this.graph = graph;
        this.book = book;
        this.weights = weights;
    }

    Graph graph() {
        return graph;
    }

    WeightBook book() {
        return book;
    }

    Value number(double value) {
        return graph.floats(new float[] {(float) value});
    }

    /** A tensor of weights as it is. */
    Value weight(String name, long... shape) {
        return weights.plain(book.take(name, shape));
    }

    /** {@code x W^T + b}. */
    Value linear(Value x, String name, long in, long out) {
        return graph.add(linearAlone(x, name, in, out), weight(name + ".bias", out));
    }

    /** {@code x W^T}. */
    Value linearAlone(Value x, String name, long in, long out) {
        return graph.matMul(x, weights.turned(book.take(name + ".weight", out, in)));
    }

    /** {@code x W^T} or with a bias, as the configuration has it. */
    Value linear(Value x, String name, long in, long out, boolean bias) {
        return bias ? linear(x, name, in, out) : linearAlone(x, name, in, out);
    }

    /** GPT-2's layer, whose matrix lies the other way round. */
    Value convolution(Value x, String name, long in, long out) {
        Value product = graph.matMul(x, weight(name + ".weight", in, out));
        return graph.add(product, weight(name + ".bias", out));
    }

    /** The scores of all words, by the matrix that their vectors are from: one matrix, which is kept once. */
    Value wordsTied(Value x, String table, long words, long width) {
        return graph.matMul(x, graph.transpose(weight(table, words, width), 1, 0));
    }

    Value norm(Value x, String name, long size, double epsilon) {
        return graph.op(
                "LayerNormalization",
                ElementType.FLOAT,
                List.of(x, weight(name + ".weight", size), weight(name + ".bias", size)),
                Attributes.of("axis", -1),
                Attributes.of("epsilon", (float) epsilon));
    }

    /** A norm without mean and bias. */
    Value rootMeanSquare(Value x, String name, long size, double epsilon) {
        Value mean = graph.reduce("ReduceMean", graph.mul(x, x), -1, true);
        Value scaled = graph.div(x, graph.sqrt(graph.add(mean, number(epsilon))));
        return graph.mul(weight(name + ".weight", size), scaled);
    }

    Value embedding(Value ids, String name, long rows, long width) {
        return graph.gather(weight(name + ".weight", rows, width), ids, 0);
    }

    /** [rows, tokens, heads * width] to [rows, heads, tokens, width]. */
    Value split(Value x, long heads, long width) {
        return graph.transpose(graph.reshape(x, 0, 0, heads, width), 0, 2, 1, 3);
    }

    /** [rows, heads, tokens, width] to [rows, tokens, heads * width]. */
    Value join(Value x, long size) {
        return graph.reshape(graph.transpose(x, 0, 2, 1, 3), 0, 0, size);
    }

    /** 0 where {@code seen} is true, and else so little that nothing is left of it. */
    Value bias(Value seen) {
        return graph.where(seen, number(0), number(NEVER));
    }

    /** The vectors of the first token or patch, [rows, width]. */
    Value first(Value x) {
        return graph.squeeze(graph.gather(x, graph.integer(0), 1), 1);
    }

    /** The size of an axis, of shape [1]. */
    Value size(Value value, int axis) {
        return graph.op(
                "Shape",
                ElementType.INT64,
                List.of(value),
                Attributes.of("start", axis),
                Attributes.of("end", axis + 1L));
    }

    /** Whole numbers from {@code first} to before {@code end}, both of shape [1]. */
    Value range(Value first, Value end) {
        return graph.op(
                "Range",
                ElementType.INT64,
                List.of(graph.scalar(first), graph.scalar(end), graph.scalar(graph.integer(1))));
    }

    /** Elements {@code first} to before {@code end} of an axis. */
    Value slice(Value value, Value first, Value end, int axis) {
        return graph.op("Slice", value.type(), List.of(value, first, end, graph.integer(axis)));
    }

    /** Sums along a row, each with all before it. */
    Value runningSum(Value value) {
        return graph.op("CumSum", value.type(), List.of(value, graph.scalar(graph.integer(1))));
    }
}
