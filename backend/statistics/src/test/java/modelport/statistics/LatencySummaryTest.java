package modelport.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencySummaryTest {
    @Test
    void durations_have_exact_quantiles() {
        long[] nanos = LongStream.rangeClosed(1, 1_000).map(i -> 1_001 - i).toArray();

        assertThat(LatencySummary.of(nanos)).isEqualTo(new LatencySummary(1_000, 500, 950, 990));
        assertThat(LatencySummary.of(new long[0])).isEqualTo(new LatencySummary(0, 0, 0, 0));
    }

    @Test
    void a_histogram_has_the_same_ones_roughly() {
        var histogram = new LatencyHistogram();
        LongStream.rangeClosed(1, 1_000).forEach(i -> histogram.record(i * 10_000));

        LatencySummary summary = LatencySummary.of(histogram);

        assertThat(summary.p95() / 9_500_000.0).isBetween(0.96, 1.04);
    }

    @Test
    void intervals_lie_between_durations_that_were_measured() {
        long[] nanos = LongStream.rangeClosed(1, 400).toArray();

        var measures = LatencySummary.measures(nanos);

        assertThat(measures)
                .extracting(Measure::code)
                .containsExactly("latency-mean", "latency-p50", "latency-p95", "latency-p99");
        assertThat(measures.get(1).interval()).isEqualTo(new Interval(180, 221));
        assertThat(measures.get(3).interval()).isNotNull();
        assertThat(LatencySummary.measures(new long[] {5, 7}).get(3).interval()).isNull();
    }
}
