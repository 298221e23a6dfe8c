package modelport.formats.keras;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Arithmetic that many layers need. */
final class Formulas {
    private Formulas() {}

    static Value number(Graph graph, double value) {
        return graph.floats(new float[] {(float) value});
    }

    static Value times(Graph graph, Value value, double factor) {
        return factor == 1 ? value : graph.mul(value, number(graph, factor));
    }

    static Value plus(Graph graph, Value value, double summand) {
        return summand == 0 ? value : graph.add(value, number(graph, summand));
    }

    static Value relu(Graph graph, Value value) {
        return graph.unary("Relu", value);
    }

    static Value square(Graph graph, Value value) {
        return graph.mul(value, value);
    }

    static Value between(Graph graph, Value value, double lower, double upper) {
        return graph.min(graph.max(value, number(graph, lower)), number(graph, upper));
    }

    /** {@code ReduceMean}, {@code ReduceMax}, {@code ReduceMin}, {@code ReduceProd}; axes are kept as ones or not. */
    static Value reduce(Graph graph, String operator, Value value, boolean keep, int... axes) {
        return graph.op(
                operator,
                value.type(),
                List.of(value),
                Attributes.longs("axes", longs(axes)),
                Attributes.of("keepdims", keep ? 1 : 0));
    }

    static Value mean(Graph graph, Value value, boolean keep, int... axes) {
        return reduce(graph, "ReduceMean", value, keep, axes);
    }

    static Value sum(Graph graph, Value value, boolean keep, int... axes) {
        return graph.op(
                "ReduceSum",
                value.type(),
                List.of(value, graph.longs(longs(axes))),
                Attributes.of("keepdims", keep ? 1 : 0));
    }

    static Value softmax(Graph graph, Value value, int axis) {
        return graph.op("Softmax", value.type(), List.of(value), Attributes.of("axis", (long) axis));
    }

    /** Some sizes of a value, an INT64 vector. */
    static Value sizes(Graph graph, Value value, int from, int to) {
        return graph.op(
                "Shape",
                ElementType.INT64,
                List.of(value),
                Attributes.of("start", (long) from),
                Attributes.of("end", (long) to));
    }

    static Value allSizes(Graph graph, Value value) {
        return graph.op("Shape", ElementType.INT64, List.of(value));
    }

    static Value reshape(Graph graph, Value value, Value sizes) {
        return graph.op("Reshape", value.type(), List.of(value, sizes));
    }

    /** From {@code from} (inclusive) to {@code to} (exclusive) along an axis. */
    static Value slice(Graph graph, Value value, int axis, long from, long to) {
        return graph.op(
                "Slice", value.type(), List.of(value, graph.integer(from), graph.integer(to), graph.integer(axis)));
    }

    /** Equal parts along the last axis. */
    static List<Value> split(Graph graph, Value value, int parts, int width) {
        long[] sizes = new long[parts];
        Arrays.fill(sizes, width);
        return graph.ops(
                "",
                "Split",
                Collections.nCopies(parts, value.type()),
                List.of(value, graph.longs(sizes)),
                Attributes.of("axis", -1L));
    }

    /** Zeros of a shape that is only known when the graph runs. */
    static Value zeros(Graph graph, Value sizes) {
        return graph.op("Expand", ElementType.FLOAT, List.of(number(graph, 0), sizes));
    }

    static Value reversed(Graph graph, Value value, int axis) {
        return graph.op(
                "Slice",
                value.type(),
                List.of(
                        value,
                        graph.integer(-1),
                        graph.integer(Long.MIN_VALUE),
                        graph.integer(axis),
                        graph.integer(-1)));
    }

    static Value floats(Graph graph, Value value) {
        return graph.cast(value, ElementType.FLOAT);
    }

    static long[] longs(int... values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
