package modelport.compression.trees;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.edit.EditableGraph;

/**
 * What the sums of a forest can be at all. Fitted leaves may go beyond it a little; then the sums are brought back.
 *
 * @param total what all sums of a row come to, where that is always the same; NaN where it is not
 */
record SumRange(List<Double> least, List<Double> most, double total) {
    private static final double SAME = 1e-5;

    SumRange {
        least = List.copyOf(least);
        most = List.copyOf(most);
    }

    static SumRange of(Forest forest, double[][] sums) {
        return new SumRange(
                Arrays.stream(forest.least()).boxed().toList(),
                Arrays.stream(forest.most()).boxed().toList(),
                total(sums));
    }

    private static double total(double[][] sums) {
        double first = Arrays.stream(sums[0]).sum();
        boolean same = sums[0].length > 1
                && first > 0
                && Arrays.stream(sums)
                        .allMatch(row -> Math.abs(Arrays.stream(row).sum() - first) <= SAME * first
                                && Arrays.stream(row).allMatch(value -> value >= -SAME * first));
        return same ? first : Double.NaN;
    }

    /** Whether another forest can go beyond this. */
    boolean isLeftBy(Forest forest) {
        double[] low = forest.least();
        double[] high = forest.most();
        for (int i = 0; i < low.length; i++) {
            double slack = SAME * (1 + Math.abs(low[i]) + Math.abs(high[i]));
            if (low[i] < least.get(i) - slack || high[i] > most.get(i) + slack) {
                return true;
            }
        }
        return false;
    }

    /** Writes the way back: {@code value} within the range is called {@code name}. */
    void write(EditableGraph graph, ElementType type, String value, String name) {
        String above = graph.add("", "Max", List.of(value, constant(graph, type, least)));
        boolean shares = !Double.isNaN(total);
        String limited = shares ? graph.fresh("Min") : name;
        graph.add(EditableGraph.node("", "Min", List.of(above, constant(graph, type, most)), limited));
        if (shares) {
            String sum = Reduction.sum(graph, limited, -1, true);
            String share = graph.add("", "Div", List.of(limited, sum));
            graph.add(EditableGraph.node("", "Mul", List.of(share, constant(graph, type, List.of(total))), name));
        }
    }

    private static String constant(EditableGraph graph, ElementType type, List<Double> values) {
        double[] wide = values.stream().mapToDouble(Double::doubleValue).toArray();
        return graph.put(tensor(graph.fresh("limit"), type, wide));
    }

    /** Numbers as a vector of the type FLOAT or DOUBLE. */
    static TensorProto tensor(String name, ElementType type, double[] values) {
        if (type == ElementType.DOUBLE) {
            return Tensors.doubles(name, values, values.length);
        }
        var narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return Tensors.floats(name, narrow, narrow.length);
    }
}
