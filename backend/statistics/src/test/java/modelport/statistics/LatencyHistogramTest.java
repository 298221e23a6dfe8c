package modelport.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
    @ParameterizedTest
    @ValueSource(longs = {1_024, 1_087, 5_000, 123_456, 1_000_000, 987_654_321, 60_000_000_000L})
    void a_duration_comes_back_within_its_bucket(long nanos) {
        var histogram = new LatencyHistogram();

        histogram.record(nanos);

        assertThat(histogram.quantile(0.5)).isCloseTo(nanos, withPercentage(3.2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.9, 0.99, 1})
    void quantiles_are_those_of_the_sorted_durations(double q) {
        var random = new SplittableRandom(7);
        long[] durations = random.doubles(20_000)
                .mapToLong(u -> (long) (50_000 * Math.exp(6 * u)))
                .toArray();
        var histogram = new LatencyHistogram();
        Arrays.stream(durations).forEach(histogram::record);
        Arrays.sort(durations);

        long expected = durations[(int) Math.max(0, Math.ceil(q * durations.length) - 1)];

        assertThat(histogram.quantile(q)).isCloseTo(expected, withPercentage(3.2));
    }

    @Test
    void merged_histograms_equal_one_that_saw_everything() {
        var random = new SplittableRandom(1);
        var one = new LatencyHistogram();
        var other = new LatencyHistogram();
        var all = new LatencyHistogram();
        for (int i = 0; i < 1_000; i++) {
            long nanos = random.nextLong(1L << 40);
            (i % 3 == 0 ? one : other).record(nanos);
            all.record(nanos);
        }

        one.merge(other);

        assertThat(one).isEqualTo(all).hasSameHashCodeAs(all);
        assertThat(one.count()).isEqualTo(1_000);
    }

    @Test
    void what_was_encoded_is_decoded_and_takes_no_more_than_it_needs() {
        var histogram = new LatencyHistogram();
        histogram.record(40_000);
        histogram.record(41_000);
        histogram.record(90_000);

        long[] encoded = histogram.encode();

        assertThat(LatencyHistogram.decode(encoded)).isEqualTo(histogram);
        assertThat(encoded.length).isLessThan(30);
        assertThat(LatencyHistogram.decode(new LatencyHistogram().encode())).isEqualTo(new LatencyHistogram());
    }

    @Test
    void the_shortest_and_the_longest_durations_are_counted_too() {
        var histogram = new LatencyHistogram();
        histogram.record(-5);
        histogram.record(0);
        histogram.record(Long.MAX_VALUE);

        assertThat(histogram.count()).isEqualTo(3);
        assertThat(LatencyHistogram.decode(histogram.encode())).isEqualTo(histogram);
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> LatencyHistogram.decode(new long[] {2, 0})).hasMessageContaining("encoding");
        assertThatThrownBy(() -> LatencyHistogram.decode(new long[] {1, 431, 1, 1}))
                .hasMessageContaining("out of range");
        assertThatThrownBy(() -> LatencyHistogram.decode(new long[] {1, 3, -1})).hasMessageContaining("negative");
        assertThatThrownBy(() -> new LatencyHistogram().quantile(1.5)).hasMessageContaining("1.5");
    }

    @Test
    void an_empty_histogram_has_no_latency() {
        assertThat(new LatencyHistogram().quantile(0.99)).isZero();
    }
}
