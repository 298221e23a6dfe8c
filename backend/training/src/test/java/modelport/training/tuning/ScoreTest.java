package modelport.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import modelport.statistics.Metric;
import modelport.training.Table;
import modelport.training.Truth;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final Truth CLASSES = new Truth.Classes(new int[] {0, 0, 0, 1}, 2);
    private static final Table PROBABILITIES =
            Table.of(new float[][] {{0.9f, 0.1f}, {0.8f, 0.2f}, {0.3f, 0.7f}, {0.4f, 0.6f}});

    @Test
    void metrics_of_classes_are_those_of_evaluations() {
        assertThat(Score.of(Metric.ACCURACY).of(CLASSES, PROBABILITIES)).isEqualTo(0.75);
        assertThat(Score.of(Metric.BALANCED_ACCURACY).of(CLASSES, PROBABILITIES))
                .isEqualTo((2.0 / 3 + 1) / 2, within(1e-15));
        assertThat(Score.of(Metric.F1_MACRO).of(CLASSES, PROBABILITIES)).isEqualTo((0.8 + 2.0 / 3) / 2, within(1e-15));
        assertThat(Score.of(Metric.ROC_AUC).of(CLASSES, PROBABILITIES)).isEqualTo(2.0 / 3, within(1e-15));
    }

    @Test
    void errors_are_counted_below_zero() {
        Truth numbers = Truth.Values.of(1, 2, 3);
        Table answers = new Table(1, new float[] {1, 2, 6});

        assertThat(Score.of(Metric.MAE).of(numbers, answers)).isEqualTo(-1);
        assertThat(Score.of(Metric.RMSE).of(numbers, answers)).isEqualTo(-Math.sqrt(3), within(1e-15));
        assertThat(Score.of(Metric.R2).of(numbers, answers)).isEqualTo(1 - 9.0 / 2, within(1e-12));
    }

    @Test
    void what_cannot_be_measured_is_no_number() {
        Truth alone = new Truth.Classes(new int[] {0, 0, 0, 0}, 2);

        assertThat(Score.of(Metric.ROC_AUC).of(alone, PROBABILITIES)).isNaN();
    }
}
