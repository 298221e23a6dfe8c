package modelport.statistics.regression;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.Difference;
import modelport.statistics.Metric;
import modelport.statistics.interval.PairedMeans;

/**
 * Takes the numbers that two versions predict for the same rows of known truth, and says how the second differs; memory
 * does not grow with the rows. Not safe for use by several threads: give each its own and merge.
 */
public final class PairedRegression {
    private static final double EPSILON = Math.ulp(1.0);

    private final PairedMeans absolute = new PairedMeans();
    private final PairedMeans squared = new PairedMeans();
    private final PairedMeans percentage = new PairedMeans();
    private final PairedSpread spread = new PairedSpread();

    /** All three are finite. */
    public void add(double truth, double first, double second) {
        double before = Math.abs(truth - first);
        double after = Math.abs(truth - second);
        if (!Double.isFinite(before * before) || !Double.isFinite(after * after)) {
            throw new IllegalArgumentException("errors of " + before + " and " + after);
        }
        double size = Math.max(EPSILON, Math.abs(truth));
        absolute.add(before, after);
        squared.add(before * before, after * after);
        percentage.add(before / size, after / size);
        spread.add(truth, before * before, after * after);
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(PairedRegression other) {
        absolute.merge(other.absolute);
        squared.merge(other.squared);
        percentage.merge(other.percentage);
        spread.merge(other.spread);
    }

    /** Of the means of errors, of RMSE and of R2; empty for fewer than three rows. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>(PairedMeans.differences(
                List.of(Metric.MAE, Metric.MSE, Metric.MAPE), List.of(absolute, squared, percentage)));
        differences.addAll(spread.differences());
        return differences;
    }
}
