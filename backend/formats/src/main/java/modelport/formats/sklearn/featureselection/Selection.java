package modelport.formats.sklearn.featureselection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

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
        Table numbers = numbers(rows, graph, selector.name().equals("VarianceThreshold"));
        return numbers.select(kept);
    }

    /** Scores are of numbers, so columns that are left out were numbers too. */
    private static Table numbers(Table rows, Graph graph, boolean gaps) {
        if (IntStream.range(0, rows.width()).anyMatch(rows::isText)) {
            return rows;
        }
        Value numbers = gaps ? rows.numbersWithGaps() : rows.numbers();
        return Table.of(graph, numbers, rows.width()).withGapsOf(rows);
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
