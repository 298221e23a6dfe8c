package modelport.statistics.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.SplittableRandom;
import modelport.statistics.Difference;
import modelport.statistics.Interval;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.classification.ClassificationMetrics;
import modelport.statistics.classification.ClassificationOptions;
import modelport.statistics.classification.PairedClassification;
import modelport.statistics.classification.ScoreKind;
import modelport.statistics.interval.Moments;
import modelport.statistics.regression.PairedRegression;
import modelport.statistics.regression.RegressionMetrics;
import org.junit.jupiter.api.Test;

class PairedTest {
    @Test
    void mcnemars_test_is_that_of_scipy() {
        assertThat(McNemar.of(10, 25).exact()).isCloseTo(0.016673847800120715, within(1e-12));
        assertThat(McNemar.of(10, 25).midP()).isCloseTo(0.011330984183587134, within(1e-12));
        assertThat(McNemar.of(40, 20).exact()).isCloseTo(0.01348929373119186, within(1e-12));
        assertThat(McNemar.of(3, 3).exact()).isEqualTo(1);
        assertThat(McNemar.of(0, 0)).isEqualTo(new McNemar(0, 0, 1, 1));
    }

    @Test
    void divergences_are_those_of_scipy() {
        var agreement = new LabelAgreement();
        agreement.add(0, 0, new double[] {0.7, 0.2, 0.1}, new double[] {0.5, 0.3, 0.2});

        Measures measures = agreement.measures();

        assertThat(measures.find(Metric.KL_DIVERGENCE).orElseThrow().value())
                .isCloseTo(0.08512282595722175, within(1e-12));
        assertThat(measures.find(Metric.JS_DIVERGENCE).orElseThrow().value())
                .isCloseTo(0.021901178968493775, within(1e-12));
    }

    @Test
    void opposite_certainties_have_a_finite_divergence() {
        var agreement = new LabelAgreement();
        agreement.add(0, 1, new double[] {1, 0}, new double[] {0, 1});
        agreement.add(0, 0, new double[] {1, 0}, new double[] {1, 0});

        Measures measures = agreement.measures();

        assertThat(measures.find(Metric.FLIP_RATE).orElseThrow().value()).isEqualTo(0.5);
        assertThat(measures.find(Metric.KL_DIVERGENCE).orElseThrow().value()).isFinite();
        assertThat(measures.find(Metric.JS_DIVERGENCE).orElseThrow().value()).isCloseTo(Math.log(2) / 2, within(1e-9));
    }

    @Test
    void flips_are_told_apart_by_who_was_right() {
        var paired = new PairedClassification(ClassificationOptions.of(3, ScoreKind.NONE));
        paired.add(0, 0, 0);
        paired.add(0, 0, 1);
        paired.add(0, 1, 0);
        paired.add(0, 1, 2);
        paired.add(0, 2, 1);
        paired.add(1, 2, 2);

        assertThat(paired.flips()).isEqualTo(new Flips(2, 1, 1, 2));
        assertThat(paired.flips().total()).isEqualTo(6);
        assertThat(paired.mcNemar().rightToWrong()).isEqualTo(1);
    }

    @Test
    void differences_are_those_of_the_metrics_of_each() {
        var options = ClassificationOptions.of(3, ScoreKind.PROBABILITY);
        var paired = new PairedClassification(options);
        var first = new ClassificationMetrics(options);
        var second = new ClassificationMetrics(options);
        var random = new SplittableRandom(4);
        for (int i = 0; i < 200; i++) {
            int truth = random.nextInt(3);
            double[] a = scores(random, truth, 0.2);
            double[] b = scores(random, truth, 0.4);
            paired.add(truth, best(a), best(b), a, b);
            first.add(truth, best(a), a);
            second.add(truth, best(b), b);
        }

        assertThat(paired.differences()).hasSizeGreaterThan(12).allSatisfy(difference -> {
            Metric metric = difference.metric();
            assertThat(difference.first()).isCloseTo(value(first.measures(), metric), within(1e-12));
            assertThat(difference.second()).isCloseTo(value(second.measures(), metric), within(1e-12));
            assertThat(difference.interval().contains(difference.value())).isTrue();
        });
    }

    @Test
    void the_same_version_twice_differs_in_nothing_that_is_clear() {
        var paired = new PairedClassification(ClassificationOptions.of(2, ScoreKind.PROBABILITY));
        var regression = new PairedRegression();
        var random = new SplittableRandom(5);
        for (int i = 0; i < 50; i++) {
            double[] scores = scores(random, i % 2, 0.3);
            paired.add(i % 2, best(scores), best(scores), scores, scores);
            regression.add(i, i + random.nextDouble(), i + 0.5);
        }

        assertThat(paired.differences())
                .allSatisfy(difference -> assertThat(difference.value()).isZero())
                .noneMatch(Difference::isClearlyWorse);
    }

    @Test
    void differences_of_regressions_are_those_of_the_metrics_of_each() {
        var paired = new PairedRegression();
        var other = new PairedRegression();
        var whole = new PairedRegression();
        var first = new RegressionMetrics(1);
        var second = new RegressionMetrics(1);
        var random = new SplittableRandom(6);
        for (int i = 0; i < 300; i++) {
            double truth = 1e6 + 10 * random.nextDouble();
            double a = truth + random.nextDouble();
            double b = truth + random.nextDouble() - 0.5;
            (i < 100 ? paired : other).add(truth, a, b);
            whole.add(truth, a, b);
            first.add(truth, a);
            second.add(truth, b);
        }

        paired.merge(other);

        assertThat(paired.differences()).hasSize(5).allSatisfy(difference -> {
            assertThat(difference.first()).isCloseTo(value(first.measures(), difference.metric()), within(1e-9));
            assertThat(difference.second()).isCloseTo(value(second.measures(), difference.metric()), within(1e-9));
        });
        for (int i = 0; i < 5; i++) {
            Interval merged = paired.differences().get(i).interval();
            assertThat(merged.low())
                    .isCloseTo(whole.differences().get(i).interval().low(), within(1e-9));
        }
        assertThat(new PairedRegression().differences()).isEmpty();
    }

    @Test
    void a_bootstrap_comes_close_to_the_interval_of_a_mean() {
        var random = new SplittableRandom(7);
        double[] changes = random.doubles(200).map(u -> u - 0.4).toArray();
        var moments = new Moments();
        for (double change : changes) {
            moments.add(change);
        }

        Interval interval = PairedBootstrap.of(200, 2_000, 1, times -> {
            double sum = 0;
            for (int i = 0; i < times.length; i++) {
                sum += times[i] * changes[i];
            }
            return sum / times.length;
        });

        Interval student = Objects.requireNonNull(moments.studentInterval());
        assertThat(interval.low()).isCloseTo(student.low(), within(0.005));
        assertThat(interval.high()).isCloseTo(student.high(), within(0.005));
    }

    private static double[] scores(SplittableRandom random, int truth, double bonus) {
        double[] scores = random.doubles(truth < 2 && bonus == 0.3 ? 2 : 3).toArray();
        scores[truth] += bonus;
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
        return scores;
    }

    private static int best(double[] scores) {
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        return best;
    }

    private static double value(Measures measures, Metric metric) {
        return measures.find(metric).orElseThrow().value();
    }
}
