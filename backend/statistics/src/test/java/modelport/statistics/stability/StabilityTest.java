package modelport.statistics.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import modelport.statistics.Difference;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import org.junit.jupiter.api.Test;

class StabilityTest {
    @Test
    void noise_is_measured_by_what_it_changes() {
        var jitter = new ScoreJitter();
        jitter.addScore(0.5, 0.7);
        jitter.addScore(0.5, 0.4);
        jitter.addLabel(1, 1);
        jitter.addLabel(1, 0);

        Measures measures = jitter.measures();

        assertThat(measures.find(Metric.JITTER_MEAN).orElseThrow().value()).isCloseTo(0.15, within(1e-12));
        assertThat(measures.find(Metric.JITTER_MAX).orElseThrow().value()).isCloseTo(0.2, within(1e-12));
        assertThat(measures.find(Metric.JITTER_FLIP_RATE).orElseThrow().value()).isEqualTo(0.5);
        assertThat(new ScoreJitter().measures().unmeasured()).hasSize(3);
    }

    @Test
    void a_gap_between_data_sets_is_clear_when_both_are_large() {
        var training = new Measures(List.of(Measure.ofShare(Metric.ACCURACY, 950, 1_000)), List.of());
        var few = new Measures(List.of(Measure.ofShare(Metric.ACCURACY, 18, 20)), List.of());
        var many = new Measures(List.of(Measure.ofShare(Metric.ACCURACY, 900, 1_000)), List.of());

        Difference unclear = Gaps.between(training, few).getFirst();
        Difference clear = Gaps.between(training, many).getFirst();

        assertThat(unclear.value()).isCloseTo(-0.05, within(1e-12));
        assertThat(unclear.isClearlyWorse()).isFalse();
        assertThat(clear.isClearlyWorse()).isTrue();
        // R. Newcombe's method 10, Statistics in Medicine 17, 1998.
        assertThat(clear.interval().low()).isCloseTo(-0.07338786633, within(1e-9));
    }
}
