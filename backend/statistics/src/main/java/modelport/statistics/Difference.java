package modelport.statistics;

/**
 * How far one metric moved from a first model or data set to a second.
 *
 * @param first the metric on the first
 * @param second the metric on the second
 * @param interval 95 percent for second - first
 * @param n the rows, or of two data sets those of the smaller one
 */
public record Difference(Metric metric, double first, double second, Interval interval, long n) {
    public Difference {
        if (Double.isNaN(first) || Double.isNaN(second) || n < 1) {
            throw new IllegalArgumentException(metric.code() + " of " + n + " rows from " + first + " to " + second);
        }
    }

    /** Second - first: positive if the number grew, which is better or worse by the metric's direction. */
    public double value() {
        return second - first;
    }

    /** Whether the second is worse, and chance alone does not explain it. */
    public boolean isClearlyWorse() {
        return !interval.contains(0) && metric.isBetter(first, second);
    }

    /** Whether the second is better, and chance alone does not explain it. */
    public boolean isClearlyBetter() {
        return !interval.contains(0) && metric.isBetter(second, first);
    }
}
