package modelport.statistics;

/** Where the truth lies with a confidence of 95 percent; both ends belong to it. */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("not an interval: " + low + " to " + high);
        }
    }

    /** Whether {@code value} lies inside. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The same within the range of {@code metric}. */
    public Interval within(Metric metric) {
        return new Interval(clamp(low, metric), clamp(high, metric));
    }

    private static double clamp(double value, Metric metric) {
        return Math.clamp(value, metric.lowest(), metric.highest());
    }
}
