package modelport.statistics;

/** The durations of many calls in nanoseconds: how long half, 95 and 99 percent of them took at most. */
public record LatencySummary(long count, long p50, long p95, long p99) {
    /** Of a histogram: at most 3.2 percent off. */
    public static LatencySummary of(LatencyHistogram histogram) {
        return new LatencySummary(
                histogram.count(), histogram.quantile(0.5), histogram.quantile(0.95), histogram.quantile(0.99));
    }
}
