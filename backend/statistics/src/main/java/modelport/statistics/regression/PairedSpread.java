package modelport.statistics.regression;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.Difference;
import modelport.statistics.Interval;
import modelport.statistics.Metric;
import modelport.statistics.interval.CoMoments;
import modelport.statistics.interval.Critical;
import modelport.statistics.interval.Moments;

/** Differences of functions of mean squared errors, by the delta method on all means together. */
final class PairedSpread {
    private static final int FEWEST_ROWS = 3;

    private final Moments truths = new Moments();
    /** First and second squared error, truth and its square from the first truth. */
    private CoMoments products = new CoMoments(4);

    private double firstTruth;

    void add(double truth, double first, double second) {
        if (truths.count() == 0) {
            firstTruth = truth;
        }
        truths.add(truth);
        double t = truth - firstTruth;
        products.add(first, second, t, t * t);
    }

    void merge(PairedSpread other) {
        if (truths.count() == 0) {
            firstTruth = other.firstTruth;
        }
        double t = other.firstTruth - firstTruth;
        double[][] matrix = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 2 * t, 1}};
        products.merge(other.products.transformed(matrix, new double[] {0, 0, t, t * t}));
        truths.merge(other.truths);
    }

    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        if (truths.count() >= FEWEST_ROWS) {
            addRmse(differences);
            addR2(differences);
        }
        return differences;
    }

    private void addRmse(List<Difference> differences) {
        double before = Math.sqrt(products.mean(0));
        double after = Math.sqrt(products.mean(1));
        double variance = products.variance(-slope(before), slope(after), 0, 0);
        add(differences, Metric.RMSE, before, after, variance);
    }

    /** R2 grows by the fall of the squared error over the variance of the truths. */
    private void addR2(List<Difference> differences) {
        double variance = truths.squares() / truths.count();
        double before = 1 - products.mean(0) / variance;
        double after = 1 - products.mean(1) / variance;
        double gain = (after - before) / variance;
        double mean = truths.mean() - firstTruth;
        double squared = products.variance(1 / variance, -1 / variance, 2 * mean * gain, -gain);
        add(differences, Metric.R2, before, after, squared);
    }

    /** Nothing where the truths are constant or the errors too large. */
    private void add(List<Difference> differences, Metric metric, double before, double after, double variance) {
        double reach = Critical.t(truths.count() - 1.0) * Math.sqrt(Math.max(0, variance));
        double value = after - before;
        Interval interval = Interval.ifFinite(value - reach, value + reach);
        if (interval != null) {
            differences.add(new Difference(metric, before, after, interval, truths.count()));
        }
    }

    /** The derivative of a root; a model without any error has no slope, and nothing to lose either. */
    private static double slope(double root) {
        return root == 0 ? 0 : 0.5 / root;
    }
}
