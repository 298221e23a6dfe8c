package modelport.statistics.interval;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Which of n sorted values enclose with 95 percent a quantile of all values of which these are a sample, whatever their
 * shape: the number of values below the quantile is binomial.
 *
 * @param low rank of the lower end, 1 is the smallest value
 * @param high rank of the upper end
 */
public record OrderStatistics(long low, long high) {
    /** Of the quantile {@code q}, as far as n values reach. */
    public static OrderStatistics of(double q, long n) {
        var below = BinomialDistribution.of((int) Math.min(n, Integer.MAX_VALUE), q);
        long low = below.inverseCumulativeProbability(0.025);
        long high = below.inverseCumulativeProbability(0.975) + 1L;
        return new OrderStatistics(Math.max(1, low), Math.min(n, high));
    }
}
