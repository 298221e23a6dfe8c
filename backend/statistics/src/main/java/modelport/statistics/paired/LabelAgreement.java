package modelport.statistics.paired;

import java.util.List;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.Results;
import modelport.statistics.Unmeasured.Reason;
import modelport.statistics.interval.Moments;

/**
 * Takes the labels and probabilities that two versions give to the same rows; the truth need not be known. Not safe for
 * use by several threads: give each its own and merge.
 */
public final class LabelAgreement {
    private static final List<Metric> OF_LABELS = List.of(Metric.AGREEMENT, Metric.FLIP_RATE);
    private static final List<Metric> OF_PROBABILITIES = List.of(Metric.KL_DIVERGENCE, Metric.JS_DIVERGENCE);

    private final Moments kullbackLeibler = new Moments();
    private final Moments jensenShannon = new Moments();
    private long rows;
    private long same;

    public void add(int first, int second) {
        rows++;
        same += first == second ? 1 : 0;
    }

    /** With one probability for each class from both. */
    public void add(int first, int second, double[] firstProbabilities, double[] secondProbabilities) {
        if (firstProbabilities.length != secondProbabilities.length) {
            throw new IllegalArgumentException(
                    firstProbabilities.length + " and " + secondProbabilities.length + " probabilities");
        }
        add(first, second);
        kullbackLeibler.add(Divergence.kullbackLeibler(firstProbabilities, secondProbabilities));
        jensenShannon.add(Divergence.jensenShannon(firstProbabilities, secondProbabilities));
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(LabelAgreement other) {
        rows += other.rows;
        same += other.same;
        kullbackLeibler.merge(other.kullbackLeibler);
        jensenShannon.merge(other.jensenShannon);
    }

    /** Agreement, flip rate, and with probabilities both divergences. */
    public Measures measures() {
        var results = new Results();
        if (rows == 0) {
            results.missAll(OF_LABELS, Reason.NO_ROWS);
            results.missAll(OF_PROBABILITIES, Reason.NO_ROWS);
            return results.toMeasures();
        }
        results.add(Measure.ofShare(Metric.AGREEMENT, same, rows));
        results.add(Measure.ofShare(Metric.FLIP_RATE, rows - same, rows));
        if (kullbackLeibler.count() == 0) {
            results.missAll(OF_PROBABILITIES, Reason.NO_PROBABILITIES);
        } else {
            results.add(Measure.ofMean(Metric.KL_DIVERGENCE, kullbackLeibler));
            results.add(Measure.ofMean(Metric.JS_DIVERGENCE, jensenShannon));
        }
        return results.toMeasures();
    }
}
