package modelport.statistics.interval;

import modelport.statistics.Interval;
import modelport.statistics.sketch.QuantileSketch;
import modelport.statistics.sketch.SortedSketch;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Which of n sorted values enclose with 95 percent a quantile of all values of which these are a sample, whatever their
 * shape: the number of values below the quantile is binomial.
 *
 * @param low rank of the lower end, 1 is the smallest value, 0 means that no value is low enough
 * @param high rank of the upper end, n + 1 means that no value is high enough
 */
public record OrderStatistics(long low, long high) {
    /** Of the quantile {@code q}. */
    public static OrderStatistics of(double q, long n) {
        var below = BinomialDistribution.of((int) Math.min(n, Integer.MAX_VALUE), q);
        return new OrderStatistics(
                below.inverseCumulativeProbability(0.025), below.inverseCumulativeProbability(0.975) + 1L);
    }

    /** Of the quantile {@code q}, wider by what the sketch may be off; null where the values do not reach. */
    public static @Nullable Interval interval(QuantileSketch sketch, SortedSketch sorted, double q) {
        var ranks = of(q, sketch.count());
        if (ranks.low < 1 || ranks.high > sketch.count()) {
            return null;
        }
        long off = (long) Math.ceil(sketch.rankError() * sketch.count());
        return new Interval(sorted.at(ranks.low - off), sorted.at(ranks.high + off));
    }
}
