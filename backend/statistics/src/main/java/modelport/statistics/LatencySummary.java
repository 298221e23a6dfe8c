package modelport.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modelport.statistics.interval.Moments;
import modelport.statistics.interval.OrderStatistics;
import org.jspecify.annotations.Nullable;

/** The durations of many calls in nanoseconds: how long half, 95 and 99 percent of them took at most. */
public record LatencySummary(long count, long p50, long p95, long p99) {
    /** Of a histogram: at most 3.2 percent off; zeros without a call. */
    public static LatencySummary of(LatencyHistogram histogram) {
        return new LatencySummary(
                histogram.count(), histogram.quantile(0.5), histogram.quantile(0.95), histogram.quantile(0.99));
    }

    /** Of every single duration: exact; zeros without a call. */
    public static LatencySummary of(long[] nanos) {
        if (nanos.length == 0) {
            return new LatencySummary(0, 0, 0, 0);
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new LatencySummary(sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
    }

    /**
     * Mean and quantiles with intervals, which take the calls as independent; empty without a call. A quantile that the
     * calls are too few to enclose has no interval: 99 percent need 368 of them.
     */
    public static List<Measure> measures(long[] nanos) {
        List<Measure> measures = new ArrayList<>();
        if (nanos.length > 0) {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            var moments = new Moments();
            Arrays.stream(sorted).forEach(moments::add);
            measures.add(Measure.ofMean(Metric.LATENCY_MEAN, moments));
            measures.add(quantile(Metric.LATENCY_P50, sorted, 0.5));
            measures.add(quantile(Metric.LATENCY_P95, sorted, 0.95));
            measures.add(quantile(Metric.LATENCY_P99, sorted, 0.99));
        }
        return measures;
    }

    private static Measure quantile(Metric metric, long[] sorted, double q) {
        return new Measure(metric, at(sorted, q), interval(sorted, q), sorted.length);
    }

    private static @Nullable Interval interval(long[] sorted, double q) {
        var ranks = OrderStatistics.of(q, sorted.length);
        if (ranks.low() < 1 || ranks.high() > sorted.length) {
            return null;
        }
        return new Interval(sorted[(int) ranks.low() - 1], sorted[(int) ranks.high() - 1]);
    }

    private static long at(long[] sorted, double q) {
        return sorted[(int) Math.max(1, Math.ceil(q * sorted.length)) - 1];
    }
}
