package modelport.formats.sklearn.featureselection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;

/** Keeps the columns whose place in a mask is true. */
final class Selection {
    private Selection() {}

    static Table of(Estimator selector, boolean[] mask, Table rows, Graph graph) {
        if (mask.length != rows.width()) {
            throw RefusedException.of("sklearn.layout", "estimator", selector.name(), "attribute", "support_");
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                kept.add(i);
            }
        }
        return numbers(rows, graph).select(kept);
    }

    /** Scores are of numbers, so columns that are left out were numbers too. */
    private static Table numbers(Table rows, Graph graph) {
        boolean texts = IntStream.range(0, rows.width()).anyMatch(rows::isText);
        return texts ? rows : Table.of(graph, rows.numbers(), rows.width());
    }

    /** An attribute of truth values. */
    static boolean[] mask(Estimator selector, String attribute) {
        double[] values = selector.vector(attribute);
        boolean[] mask = new boolean[values.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = values[i] != 0;
        }
        return mask;
    }
}
