package modelport.statistics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.Unmeasured;
import modelport.statistics.Unmeasured.Reason;
import org.junit.jupiter.api.Test;

class RegressionMetricsTest {
    @Test
    void merged_parts_are_the_whole_far_from_zero_too() {
        var one = new RegressionMetrics(2);
        var other = new RegressionMetrics(2);
        var whole = new RegressionMetrics(2);
        var random = new SplittableRandom(1);
        for (int i = 0; i < 900; i++) {
            double[] truth = {1e6 + random.nextDouble(), random.nextDouble()};
            double[] predicted = {truth[0] + 0.5 * random.nextDouble() - 0.1, truth[1] * 0.9};
            (i < 250 ? one : other).add(truth, predicted);
            whole.add(truth, predicted);
        }

        one.merge(other);

        for (int i = 0; i < RegressionMetrics.METRICS.size(); i++) {
            Measure merged = one.measures().measured().get(i);
            Measure all = whole.measures().measured().get(i);
            assertThat(merged.value()).as(all.code()).isCloseTo(all.value(), within(1e-9));
            if (all.interval() != null) {
                Interval interval = Objects.requireNonNull(merged.interval());
                assertThat(interval.low())
                        .as(all.code())
                        .isCloseTo(all.interval().low(), within(1e-7));
                assertThat(interval.high())
                        .as(all.code())
                        .isCloseTo(all.interval().high(), within(1e-7));
            }
        }
    }

    @Test
    void intervals_hold_their_value_and_stay_in_range() {
        var random = new SplittableRandom(2);
        for (int rows = 1; rows < 60; rows++) {
            var metrics = new RegressionMetrics(1);
            for (int i = 0; i < rows; i++) {
                double truth = Math.exp(5 * random.nextDouble());
                metrics.add(truth, truth * (1 + random.nextDouble() * random.nextDouble()));
            }
            for (Measure measure : metrics.measures().measured()) {
                Interval interval = measure.interval();
                if (interval != null) {
                    assertThat(interval.contains(measure.value()))
                            .as(measure.toString())
                            .isTrue();
                    assertThat(interval.within(measure.metric())).isEqualTo(interval);
                }
            }
        }
    }

    @Test
    void one_row_has_errors_but_no_share_of_variance() {
        var metrics = new RegressionMetrics(1);
        metrics.add(3, 5);

        Measures measures = metrics.measures();

        assertThat(measures.find(Metric.MAE).orElseThrow().value()).isEqualTo(2);
        assertThat(measures.find(Metric.MAE).orElseThrow().interval()).isNull();
        assertThat(measures.unmeasured()).contains(new Unmeasured(Metric.R2, Reason.TOO_FEW_ROWS));
        assertThat(new RegressionMetrics(1).measures().unmeasured())
                .contains(new Unmeasured(Metric.R2, Reason.NO_ROWS));
    }

    @Test
    void outputs_are_measured_alone_too() {
        var metrics = new RegressionMetrics(2);
        metrics.add(new double[] {0, 10}, new double[] {1, 13});
        metrics.add(new double[] {1, 20}, new double[] {1, 21});

        assertThat(metrics.measures(0).find(Metric.MAE).orElseThrow().value()).isEqualTo(0.5);
        assertThat(metrics.measures(1).find(Metric.MAX_ERROR).orElseThrow().value())
                .isEqualTo(3);
        assertThat(metrics.measures().find(Metric.MAE).orElseThrow().value()).isEqualTo(1.25);
    }

    @Test
    void a_million_rows_need_no_memory_of_their_own_and_little_time() {
        var metrics = new RegressionMetrics(1);
        var random = new SplittableRandom(3);
        for (int i = 0; i < 1_000_000; i++) {
            double truth = random.nextDouble();
            metrics.add(truth, truth + random.nextDouble() - 0.5);
        }

        Measure median = metrics.measures().find(Metric.MEDIAN_ABSOLUTE_ERROR).orElseThrow();

        assertThat(median.value()).isCloseTo(0.25, within(0.001));
        assertThat(Objects.requireNonNull(median.interval()).contains(0.25)).isTrue();
    }

    @Test
    void errors_of_any_size_are_measured() {
        for (int exponent = -300; exponent <= 150; exponent += 10) {
            var metrics = new RegressionMetrics(1);
            var paired = new PairedRegression();
            double unit = Math.pow(10, exponent);
            for (int i = 0; i < 20; i++) {
                metrics.add(i % 3, i % 3 + i * unit);
                metrics.add(0, -unit);
                paired.add(unit * i, unit * (i + i % 4), unit * (i + i % 5));
            }

            assertThat(metrics.measures().measured()).hasSameSizeAs(RegressionMetrics.METRICS);
            assertThat(paired.differences()).hasSizeLessThan(6);
        }
    }

    @Test
    void what_is_no_number_is_refused() {
        var metrics = new RegressionMetrics(1);

        assertThatThrownBy(() -> metrics.add(1, Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> metrics.add(1, 1e200)).hasMessageContaining("an error of");
        assertThatThrownBy(() -> metrics.add(new double[2], new double[2])).hasMessageContaining("for 1");
        assertThatThrownBy(() -> new RegressionMetrics(0)).hasMessageContaining("not 0");
    }
}
