package modelport.statistics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.Unmeasured;
import modelport.statistics.Unmeasured.Reason;
import org.junit.jupiter.api.Test;

class ClassificationMetricsTest {
    @Test
    void without_rows_every_metric_is_missing_for_a_reason() {
        var metrics = new ClassificationMetrics(ClassificationOptions.of(2, ScoreKind.PROBABILITY));

        assertThat(metrics.measures().measured()).isEmpty();
        assertThat(metrics.measures().unmeasured())
                .contains(new Unmeasured(Metric.ACCURACY, Reason.NO_ROWS))
                .contains(new Unmeasured(Metric.ROC_AUC, Reason.NO_ROWS));
        assertThat(metrics.classes()).isEmpty();
        assertThat(metrics.reliability().bins()).isEmpty();
    }

    @Test
    void every_metric_of_the_options_is_measured_or_missing() {
        for (ScoreKind kind : ScoreKind.values()) {
            for (int classes : new int[] {2, 3, 7}) {
                var options = ClassificationOptions.of(classes, kind);
                var metrics = rows(options, 40, 1);

                Measures measures = metrics.measures();

                List<Metric> all = new ArrayList<>();
                measures.measured().forEach(measure -> all.add(measure.metric()));
                measures.unmeasured().forEach(missing -> all.add(missing.metric()));
                assertThat(all).containsExactlyInAnyOrderElementsOf(options.metrics());
            }
        }
    }

    @Test
    void labels_alone_have_no_areas_and_margins_no_losses() {
        var labels = rows(ClassificationOptions.of(2, ScoreKind.NONE), 30, 1).measures();
        var margins = rows(ClassificationOptions.of(2, ScoreKind.MARGIN), 30, 1).measures();

        assertThat(labels.unmeasured()).contains(new Unmeasured(Metric.ROC_AUC, Reason.NO_SCORES));
        assertThat(margins.find(Metric.ROC_AUC)).isPresent();
        assertThat(margins.unmeasured()).contains(new Unmeasured(Metric.LOG_LOSS, Reason.NO_PROBABILITIES));
    }

    @Test
    void intervals_hold_their_value_and_stay_in_range() {
        for (int rows : new int[] {1, 2, 3, 5, 20, 200}) {
            for (ScoreKind kind : ScoreKind.values()) {
                for (int classes : new int[] {2, 3, 7}) {
                    for (int seed = 0; seed < 5; seed++) {
                        rows(ClassificationOptions.of(classes, kind), rows, seed)
                                .measures()
                                .measured()
                                .forEach(ClassificationMetricsTest::assertSound);
                    }
                }
            }
        }
    }

    @Test
    void a_model_without_a_mistake_is_not_called_perfect() {
        var metrics = new ClassificationMetrics(ClassificationOptions.of(3, ScoreKind.PROBABILITY));
        for (int i = 0; i < 100; i++) {
            double[] sure = new double[3];
            sure[i % 3] = 1;
            metrics.add(i % 3, i % 3, sure);
        }

        for (Metric metric :
                List.of(Metric.ACCURACY, Metric.F1_MACRO, Metric.KAPPA, Metric.MATTHEWS, Metric.ROC_AUC_MACRO)) {
            Measure measure = metrics.measures().find(metric).orElseThrow();
            assertThat(measure.value()).as(metric.code()).isEqualTo(1);
            assertThat(interval(measure).low()).as(metric.code()).isBetween(0.8, 0.995);
            assertThat(interval(measure).high()).as(metric.code()).isEqualTo(1);
        }
    }

    @Test
    void the_order_of_the_rows_makes_no_difference() {
        List<Row> rows = new ArrayList<>(data(ClassificationOptions.of(3, ScoreKind.PROBABILITY), 150, 4));
        Measures before = metrics(rows).measures();

        Collections.shuffle(rows, new Random(1));

        assertSame(metrics(rows).measures(), before, 1e-12);
    }

    @Test
    void merged_parts_are_the_whole() {
        for (ScoreKind kind : ScoreKind.values()) {
            var options = ClassificationOptions.of(4, kind);
            List<Row> rows = data(options, 150, 5);
            var one = new ClassificationMetrics(options);
            var other = new ClassificationMetrics(options);
            var whole = new ClassificationMetrics(options);
            rows.subList(0, 40).forEach(row -> row.addTo(one, kind));
            rows.subList(40, 150).forEach(row -> row.addTo(other, kind));
            rows.forEach(row -> row.addTo(whole, kind));

            one.merge(other);

            assertSame(one.measures(), whole.measures(), 1e-12);
            assertThat(one.confusion()).isEqualTo(whole.confusion());
        }
    }

    @Test
    void the_same_rows_give_the_same_bits() {
        var options = ClassificationOptions.of(3, ScoreKind.PROBABILITY);

        assertThat(rows(options, 500, 6).measures())
                .isEqualTo(rows(options, 500, 6).measures());
    }

    @Test
    void too_many_rows_for_areas_are_sampled() {
        var options = new ClassificationOptions(2, ScoreKind.MARGIN, 1, 3);
        var metrics = new ClassificationMetrics(options);
        var other = new ClassificationMetrics(options);
        var random = new SplittableRandom(8);
        for (int i = 0; i < 60_000; i++) {
            int truth = random.nextInt(2);
            double score = random.nextDouble() + 0.5 * truth;
            (i % 3 == 0 ? metrics : other).add(truth, 0, new double[] {0, score});
        }

        metrics.merge(other);

        Measure area = metrics.measures().find(Metric.ROC_AUC).orElseThrow();
        assertThat(area.n()).isEqualTo(10_000);
        assertThat(area.value()).isCloseTo(0.875, within(0.015));
        assertThat(metrics.measures().find(Metric.ACCURACY).orElseThrow().n()).isEqualTo(60_000);
    }

    @Test
    void nonsense_is_refused() {
        var metrics = new ClassificationMetrics(ClassificationOptions.of(2, ScoreKind.PROBABILITY));

        assertThatThrownBy(() -> metrics.add(0, 0)).hasMessageContaining("without its scores");
        assertThatThrownBy(() -> metrics.add(0, 2, new double[] {0, 1})).hasMessageContaining("label 2");
        assertThatThrownBy(() -> metrics.add(0, 1, new double[] {0.2, 0.2})).hasMessageContaining("add up");
        assertThatThrownBy(() -> metrics.add(0, 1, new double[] {-1, 2})).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> metrics.add(0, 1, new double[] {1})).hasMessageContaining("1 scores");
        assertThat(metrics.count()).isZero();
    }

    private static void assertSame(Measures actual, Measures expected, double tolerance) {
        assertThat(actual.measured()).hasSameSizeAs(expected.measured());
        for (int i = 0; i < expected.measured().size(); i++) {
            Measure one = actual.measured().get(i);
            Measure other = expected.measured().get(i);
            assertThat(one.value()).as(one.code()).isCloseTo(other.value(), within(tolerance));
            assertThat(interval(one).low())
                    .as(one.code())
                    .isCloseTo(interval(other).low(), within(1e-9));
            assertThat(interval(one).high())
                    .as(one.code())
                    .isCloseTo(interval(other).high(), within(1e-9));
        }
    }

    private static void assertSound(Measure measure) {
        Interval interval = measure.interval();
        if (interval != null) {
            assertThat(interval.contains(measure.value()))
                    .as(measure.toString())
                    .isTrue();
            assertThat(interval.within(measure.metric())).as(measure.toString()).isEqualTo(interval);
        }
    }

    private static Interval interval(Measure measure) {
        return Objects.requireNonNull(measure.interval(), measure.code());
    }

    private static ClassificationMetrics metrics(List<Row> rows) {
        var metrics = new ClassificationMetrics(ClassificationOptions.of(3, ScoreKind.PROBABILITY));
        rows.forEach(row -> row.addTo(metrics, ScoreKind.PROBABILITY));
        return metrics;
    }

    private static ClassificationMetrics rows(ClassificationOptions options, int rows, long seed) {
        var metrics = new ClassificationMetrics(options);
        data(options, rows, seed).forEach(row -> row.addTo(metrics, options.scores()));
        return metrics;
    }

    private static List<Row> data(ClassificationOptions options, int rows, long seed) {
        var random = new SplittableRandom(seed);
        List<Row> data = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double[] scores = random.doubles(options.classes()).toArray();
            int truth = random.nextInt(options.classes());
            scores[truth] += random.nextDouble();
            double sum = 0;
            int best = 0;
            for (int k = 0; k < scores.length; k++) {
                sum += scores[k];
                best = scores[k] > scores[best] ? k : best;
            }
            for (int k = 0; k < scores.length; k++) {
                scores[k] /= sum;
            }
            data.add(new Row(truth, best, scores));
        }
        return data;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(int truth, int predicted, double[] scores) {
        void addTo(ClassificationMetrics metrics, ScoreKind kind) {
            if (kind == ScoreKind.NONE) {
                metrics.add(truth, predicted);
            } else {
                metrics.add(truth, predicted, scores);
            }
        }
    }
}
