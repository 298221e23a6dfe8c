package modelport.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void codes_are_slugs_and_lead_back_to_their_metric() {
        assertThat(Metric.values()).allSatisfy(metric -> {
            assertThat(metric.code()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
            assertThat(Metric.find(metric.code())).contains(metric);
            assertThat(metric.lowest()).isLessThan(metric.highest());
        });
        assertThat(Arrays.stream(Metric.values()).map(Metric::code)).doesNotHaveDuplicates();
        assertThat(Metric.find("beauty")).isEmpty();
    }

    @Test
    void a_higher_accuracy_is_better_and_a_higher_loss_is_worse() {
        assertThat(Metric.ACCURACY.isBetter(0.9, 0.8)).isTrue();
        assertThat(Metric.LOG_LOSS.isBetter(0.9, 0.8)).isFalse();
        assertThat(Metric.LOG_LOSS.isBetter(0.8, 0.8)).isFalse();
    }

    @Test
    void a_difference_is_clear_when_its_interval_leaves_zero_out() {
        var worse = new Difference(Metric.RMSE, 1, 1.2, new Interval(0.1, 0.3), 100);
        var unclear = new Difference(Metric.RMSE, 1, 1.2, new Interval(-0.1, 0.5), 100);

        assertThat(worse.isClearlyWorse()).isTrue();
        assertThat(worse.isClearlyBetter()).isFalse();
        assertThat(unclear.isClearlyWorse()).isFalse();
    }
}
