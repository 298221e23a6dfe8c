package modelport.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QualityTest {
    private final Random random = new Random(7);

    @Test
    void the_estimate_is_right_about_a_model_whose_inputs_moved() {
        ScoreCalibration calibration = calibration();
        ScoreHistogram chosen = ScoreHistogram.none(100);
        ScoreHistogram others = ScoreHistogram.none(100);
        long right = 0;
        long hits = 0;
        long positives = 0;
        int rows = 20_000;
        for (int i = 0; i < rows; i++) {
            double p = Math.sqrt(random.nextDouble()) * 0.9;
            boolean positive = random.nextDouble() < p;
            boolean said = score(p) >= 0.5;
            (said ? chosen : others).add(score(p));
            right += said == positive ? 1 : 0;
            hits += said && positive ? 1 : 0;
            positives += positive ? 1 : 0;
        }

        EstimatedQuality estimate = EstimatedQuality.ofTwo(new ClassScores(chosen, others, calibration))
                .orElseThrow();

        assertThat(estimate.accuracy().value()).isCloseTo((double) right / rows, within(0.01));
        assertThat(estimate.f1().value()).isCloseTo(2.0 * hits / (chosen.total() + positives), within(0.01));
        assertThat(estimate.accuracy().interval())
                .isNotNull()
                .satisfies(range -> assertThat(range.high() - range.low()).isBetween(0.005, 0.02));
    }

    @Test
    void of_several_classes_the_mean_score_of_the_chosen_one_is_the_accuracy() {
        List<ClassScores> classes = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            ScoreHistogram chosen = ScoreHistogram.none(10);
            ScoreHistogram others = ScoreHistogram.none(10);
            for (int i = 0; i < 100; i++) {
                chosen.add(0.8);
                others.add(0.1);
                others.add(0.1);
            }
            classes.add(new ClassScores(chosen, others, ScoreCalibration.none()));
        }

        EstimatedQuality estimate = EstimatedQuality.of(classes).orElseThrow();

        assertThat(estimate.accuracy().value()).isCloseTo(0.8, within(1e-9));
        assertThat(estimate.f1().value()).isCloseTo(0.8, within(1e-9));
        assertThat(EstimatedQuality.of(List.of())).isEmpty();
    }

    @Test
    void a_calibration_never_falls_with_the_score() {
        ScoreHistogram scored = ScoreHistogram.of(new long[] {100, 100, 0, 100}, new double[] {10, 40, 0, 90});

        ScoreCalibration calibration = ScoreCalibration.fit(scored, 30, 20, 0, 80);

        assertThat(calibration.probability(0)).isEqualTo(0.25);
        assertThat(calibration.probability(0.25)).isEqualTo(0.25);
        assertThat(calibration.probability(0.575)).isCloseTo(0.525, within(1e-9));
        assertThat(calibration.probability(1)).isEqualTo(0.8);
        assertThat(ScoreCalibration.none().probability(0.3)).isCloseTo(0.3, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> ScoreCalibration.fit(scored, 101, 0, 0, 0));
    }

    @Test
    void histograms_add_up() {
        ScoreHistogram a = ScoreHistogram.none(4);
        a.add(1);
        a.add(-0.1);
        ScoreHistogram both = a.plus(ScoreHistogram.of(new long[] {0, 2, 0, 0}, new double[] {0, 0.6, 0, 0}));

        assertThat(both.counts()).containsExactly(1, 2, 0, 1);
        assertThat(both.mean(1)).isCloseTo(0.3, within(1e-12));
        assertThat(both.mean(2)).isEqualTo(0.625);
        assertThat(a.total()).isEqualTo(2);
    }

    @Test
    void labels_speak_once_enough_of_them_are_here() {
        var young = new LabelledQuality(1_000, 300, 240, 0.5);
        var old = new LabelledQuality(1_000, 500, 400, 0.5);

        assertThat(young.maturity()).isEqualTo(0.6);
        assertThat(young.isMature(100)).isFalse();
        assertThat(old.isMature(100)).isTrue();
        assertThat(old.isMature(501)).isFalse();
        assertThat(old.accuracy()).hasValue(0.8);
        assertThat(old.isBelow(0.85)).isTrue();
        assertThat(old.isBelow(0.81)).isFalse();
        assertThat(old.change(young).orElseThrow().contains(0)).isTrue();
        assertThat(new LabelledQuality(10, 0, 0, 1).interval()).isEmpty();
    }

    @Test
    void delays_say_how_many_labels_are_to_be_expected_by_now() {
        LabelDelays delays = LabelDelays.of(
                LongStream.of(1, 2, 2, 5).mapToObj(Duration::ofDays).toList());

        assertThat(delays.expected(Duration.ofHours(1))).isZero();
        assertThat(delays.expected(Duration.ofDays(2))).isEqualTo(0.75);
        assertThat(delays.expected(Duration.ofDays(9))).isEqualTo(1);
        assertThat(LabelDelays.of(List.of()).expected(Duration.ZERO)).isEqualTo(1);
    }

    /** A model that is too sure of itself, and rows that tell. */
    private ScoreCalibration calibration() {
        ScoreHistogram scored = ScoreHistogram.none(100);
        long[] right = new long[100];
        for (int i = 0; i < 50_000; i++) {
            double p = random.nextDouble();
            double score = score(p);
            scored.add(score);
            right[Math.min(99, (int) (score * 100))] += random.nextDouble() < p ? 1 : 0;
        }
        return ScoreCalibration.fit(scored, right);
    }

    private static double score(double p) {
        return 1 / (1 + Math.pow((1 - p) / p, 2));
    }
}
