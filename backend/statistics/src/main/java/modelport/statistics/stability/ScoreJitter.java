package modelport.statistics.stability;

import java.util.List;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.Results;
import modelport.statistics.Unmeasured.Reason;
import modelport.statistics.interval.Moments;

/**
 * Takes answers to rows and to the same rows with a little noise, and says how much the noise moved them. A row with
 * several scores is added once for each.
 */
public final class ScoreJitter {
    private final Moments changes = new Moments();
    private double max;
    private long labels;
    private long flips;

    /** A score without and with noise; both are finite. */
    public void addScore(double quiet, double noisy) {
        double change = Math.abs(noisy - quiet);
        if (!Double.isFinite(change)) {
            throw new IllegalArgumentException("a change of " + change);
        }
        changes.add(change);
        max = Math.max(max, change);
    }

    /** A label without and with noise. */
    public void addLabel(int quiet, int noisy) {
        labels++;
        flips += quiet == noisy ? 0 : 1;
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(ScoreJitter other) {
        changes.merge(other.changes);
        max = Math.max(max, other.max);
        labels += other.labels;
        flips += other.flips;
    }

    /** Mean and largest change of scores, and the share of labels that flipped. */
    public Measures measures() {
        var results = new Results();
        if (changes.count() == 0) {
            results.missAll(List.of(Metric.JITTER_MEAN, Metric.JITTER_MAX), Reason.NO_ROWS);
        } else {
            results.add(Measure.ofMean(Metric.JITTER_MEAN, changes));
            results.add(new Measure(Metric.JITTER_MAX, max, null, changes.count()));
        }
        if (labels == 0) {
            results.miss(Metric.JITTER_FLIP_RATE, Reason.NO_ROWS);
        } else {
            results.add(Measure.ofShare(Metric.JITTER_FLIP_RATE, flips, labels));
        }
        return results.toMeasures();
    }
}
