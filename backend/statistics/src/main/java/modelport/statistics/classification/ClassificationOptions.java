package modelport.statistics.classification;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.Metric;

/**
 * What a classification measurement is about.
 *
 * @param classes how many there are; a label is an index from 0 to classes - 1, the caller knows its name
 * @param scores what comes with each row
 * @param keptScores how many scores of 8 bytes are kept at most for metrics of rank; beyond that, and beyond 10,000
 *     rows, they are measured on a uniform sample of the rows
 * @param seed of that sample
 */
public record ClassificationOptions(int classes, ScoreKind scores, long keptScores, long seed) {
    public static final int MAX_CLASSES = 2_000;
    public static final long KEPT_SCORES = 4_000_000;

    static final List<Metric> PROBABILITY_METRICS = List.of(Metric.LOG_LOSS, Metric.BRIER, Metric.CALIBRATION_ERROR);

    public ClassificationOptions {
        if (classes < 2 || classes > MAX_CLASSES) {
            throw new IllegalArgumentException("between 2 and " + MAX_CLASSES + " classes, not " + classes);
        }
        if (keptScores < 1) {
            throw new IllegalArgumentException("cannot keep " + keptScores + " scores");
        }
    }

    /** With 32 MB for scores. */
    public static ClassificationOptions of(int classes, ScoreKind scores) {
        return new ClassificationOptions(classes, scores, KEPT_SCORES, 1);
    }

    /** All metrics that a model with so many classes can have. */
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(CountMeasures.metrics(classes));
        metrics.addAll(scoreMetrics());
        metrics.addAll(PROBABILITY_METRICS);
        return metrics;
    }

    /** Those of them that need scores of any kind. */
    List<Metric> scoreMetrics() {
        return classes == 2
                ? List.of(Metric.TOP_3_ACCURACY, Metric.TOP_5_ACCURACY, Metric.ROC_AUC, Metric.AVERAGE_PRECISION)
                : List.of(Metric.TOP_3_ACCURACY, Metric.TOP_5_ACCURACY, Metric.ROC_AUC_MACRO, Metric.ROC_AUC_WEIGHTED);
    }

    void checkLabel(int label) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("label " + label + " of " + classes + " classes");
        }
    }

    void checkScores(double[] row) {
        if (scores == ScoreKind.NONE || row.length != classes) {
            throw new IllegalArgumentException(row.length + " scores of " + classes + " classes, " + scores);
        }
        if (scores == ScoreKind.PROBABILITY) {
            RowLoss.check(row);
        }
        for (double score : row) {
            if (Double.isNaN(score)) {
                throw new IllegalArgumentException("a score that is not a number");
            }
        }
    }
}
