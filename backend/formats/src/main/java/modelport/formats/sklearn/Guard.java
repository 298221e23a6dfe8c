package modelport.formats.sklearn;

import java.util.List;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * What scikit-learn answers with an exception. The graph's run fails then, and the engine's message carries the guard's
 * code and the column, from which the one who asked is told what is wrong.
 */
public enum Guard {
    /** An encoder that knows no such category. */
    UNKNOWN_CATEGORY("unknown-category"),
    /** A gap in a column that had none in training. */
    NEW_GAP("new-gap"),
    /** A number outside of the range that was seen in training. */
    BEYOND_TRAINING("beyond-training"),
    /** A number that has no logarithm or root. */
    TOO_SMALL("too-small"),
    /** Training rows with different values that are equally near, one of which has to be chosen. */
    NEIGHBOUR_TIE("neighbour-tie"),
    /** Training rows with different answers that are equally near, of which only some are to be asked. */
    NEIGHBOUR_CHOICE("neighbour-choice"),
    /** A row that has no training row within the radius, and no answer for that case. */
    NO_NEIGHBOUR("no-neighbour"),
    /** A gap or an infinite number, for an estimator that takes neither. */
    NOT_FINITE("gap");

    private final String code;

    Guard(String code) {
        this.code = code;
    }

    /** Zeros of type INT64 and the shape of {@code broken}, a BOOL; where that is true the run fails. */
    public Value zeros(Graph graph, Value broken, String column) {
        return graph.zerosUnless(broken, "modelport:" + code + ":" + column.replace('\'', ' '));
    }

    /** {@code x}, unless a number of some column is too small; a run fails then. */
    public static Value expectLarger(Graph graph, Table rows, Value x, Value tooSmall) {
        List<Integer> columns = IntStream.range(0, rows.width()).boxed().toList();
        columns.forEach(column -> rows.suggest(column, new Examples.Numbers(List.of(1.0, 2.0, 0.5, 3.0))));
        Value zeros = TOO_SMALL.zeros(graph, tooSmall, rows.named(columns));
        return graph.add(x, graph.cast(zeros, ElementType.DOUBLE));
    }
}
