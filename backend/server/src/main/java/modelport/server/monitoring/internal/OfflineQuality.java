package modelport.server.monitoring.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.evaluation.EvaluationKind;
import modelport.evaluation.ModelRows;
import modelport.evaluation.WalkedRows;
import modelport.server.monitoring.internal.CountedColumn.Origin;
import modelport.server.monitoring.internal.ReferenceColumns.Weighed;
import modelport.statistics.Measures;
import modelport.statistics.classification.ClassificationMetrics;
import modelport.statistics.classification.ClassificationOptions;
import modelport.statistics.classification.ScoreKind;
import modelport.statistics.regression.RegressionMetrics;
import org.jspecify.annotations.Nullable;

/** What the version is worth on the reference, where the reference has labels. */
final class OfflineQuality {
    /** A cell in which few answers are known to be right or wrong is not certain of either. */
    private static final double PRIOR = 2;

    private final @Nullable ClassificationMetrics classes;
    private final @Nullable RegressionMetrics numbers;
    private final List<Boolean> right = new ArrayList<>();

    OfflineQuality(ModelRows rows) {
        boolean labelled = rows.isLabelled();
        classes = labelled && rows.kind() == EvaluationKind.CLASSIFICATION
                ? new ClassificationMetrics(
                        ClassificationOptions.of(rows.classes().size(), ScoreKind.NONE))
                : null;
        numbers = labelled && rows.kind() == EvaluationKind.REGRESSION ? new RegressionMetrics(1) : null;
    }

    void add(WalkedRows rows) {
        double[] truths = rows.truths();
        int[] places = rows.places();
        double[] answers = rows.numbers();
        if (truths == null) {
            return;
        }
        for (int row = 0; row < rows.size(); row++) {
            if (classes != null && places != null) {
                classes.add((int) truths[row], places[row]);
                right.add((int) truths[row] == places[row]);
            } else if (numbers != null && answers != null) {
                numbers.add(truths[row], answers[row]);
            }
        }
    }

    /** By their codes. */
    Map<String, Double> metrics() {
        var metrics = new HashMap<String, Double>();
        Measures measures = classes != null ? classes.measures() : numbers != null ? numbers.measures() : null;
        if (measures != null) {
            measures.measured().forEach(measure -> metrics.put(measure.code(), measure.value()));
        }
        return metrics;
    }

    /** How often answers of each cell of the largest probability are right; null where nobody can know. */
    @Nullable
    List<Double> right(List<Weighed> columns) {
        Weighed sure = columns.stream()
                .filter(column -> column.column().head().origin() == Origin.LARGEST_PROBABILITY)
                .findFirst()
                .orElse(null);
        if (sure == null || right.size() != sure.column().rows().length) {
            return null;
        }
        double[] hits = new double[sure.column().cells().size()];
        double[] all = new double[hits.length];
        double hit = 0;
        for (int row = 0; row < right.size(); row++) {
            int cell = sure.column().rows()[row];
            hits[cell] += right.get(row) ? 1 : 0;
            hit += right.get(row) ? 1 : 0;
            all[cell]++;
        }
        double share = hit / right.size();
        var shares = new ArrayList<Double>();
        for (int cell = 0; cell < hits.length; cell++) {
            shares.add((hits[cell] + PRIOR * share) / (all[cell] + PRIOR));
        }
        // Less sure than ever seen is at most as right as the least sure, and the other way round.
        int last = hits.length - 1;
        shares.set(1, shares.get(2));
        shares.set(last, shares.get(last - 1));
        return shares;
    }
}
