package modelport.statistics;

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

    /** The stable code of the metric. */
    public String code() {
        return metric.code();
    }
}
