package modelport.statistics;

import modelport.statistics.interval.Moments;
import modelport.statistics.interval.Wilson;
import org.jspecify.annotations.Nullable;

/**
 * One measured number.
 *
 * @param interval 95 percent for the value on all rows of which these are a sample; null where rows cannot tell, such
 *     as of the largest error
 * @param n the rows that it was measured on
 */
public record Measure(Metric metric, double value, @Nullable Interval interval, long n) {
    public Measure {
        if (Double.isNaN(value) || n < 1) {
            throw new IllegalArgumentException(metric.code() + " of " + n + " rows is " + value);
        }
    }

    /** A mean of numbers of which there is at least one. */
    public static Measure ofMean(Metric metric, Moments moments) {
        Interval interval = moments.interval();
        return new Measure(metric, moments.mean(), interval == null ? null : interval.within(metric), moments.count());
    }

    /** A share of rows of which there is at least one. */
    public static Measure ofShare(Metric metric, long hits, long rows) {
        return new Measure(metric, (double) hits / rows, Wilson.of(hits, rows), rows);
    }

    /** The stable code of the metric. */
    public String code() {
        return metric.code();
    }
}
