package modelport.training.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.training.OnnxRun;
import modelport.training.Samples;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import modelport.training.tuning.Score;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trained;
import modelport.training.tuning.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomForestTest {
    private static final Trainer FOREST = new RandomForest();
    private static final Setting SMALL = Setting.of(Map.of("n_estimators", 15));

    static List<Object[]> settings() {
        return List.of(
                new Object[] {Samples.named("wine").set(), SMALL},
                new Object[] {Samples.breastCancer().set(), SMALL.with("min_samples_leaf", 4)},
                new Object[] {Samples.named("iris").set(), SMALL.with("max_depth", 2)},
                new Object[] {Samples.diabetes().set(), SMALL.with("max_features", "all")});
    }

    @ParameterizedTest
    @MethodSource("settings")
    void the_file_answers_as_the_trees_do(TrainingSet set, Setting setting) {
        try (Trained trained = FOREST.fit(set, setting, 1, () -> false)) {
            assertThat(OnnxRun.of(trained.onnx(), set, set.rows()).values())
                    .isEqualTo(trained.answer(set.rows()).values());
        }
    }

    @Test
    void a_forest_knows_digits_that_it_has_not_seen() {
        TrainingSet learned = Samples.digits().every(4, true).set();
        TrainingSet unseen = Samples.digits().every(4, false).set();

        try (Trained trained = FOREST.fit(learned, SMALL.with("n_estimators", 60), 1, () -> false)) {
            assertThat(Score.accuracy().of(unseen.truth(), trained.answer(unseen.rows())))
                    .isGreaterThan(0.95);
        }
    }

    @Test
    void a_forest_foretells_numbers_better_than_their_mean() {
        TrainingSet learned = Samples.diabetes().every(4, true).set();
        TrainingSet unseen = Samples.diabetes().every(4, false).set();

        try (Trained trained = FOREST.fit(learned, SMALL.with("n_estimators", 60), 1, () -> false)) {
            assertThat(Score.rSquared().of(unseen.truth(), trained.answer(unseen.rows())))
                    .isGreaterThan(0.3);
        }
    }

    @Test
    void the_first_trees_of_a_forest_are_a_smaller_one() {
        TrainingSet set = Samples.named("iris").set();
        try (Trained all = FOREST.fit(set, SMALL, 3, () -> false);
                Trained few = FOREST.fit(set, SMALL.with("n_estimators", 4), 3, () -> false)) {
            assertThat(all.answer(set.rows(), 4).values())
                    .isEqualTo(few.answer(set.rows()).values());
        }
    }

    @Test
    void a_missing_value_lies_above_all_others() {
        var rows = new Table(1, new float[] {1, 2, 3, 4, Float.NaN, Float.NaN, -0f, 0f});
        var truth = new Truth.Classes(new int[] {0, 0, 0, 0, 1, 1, 0, 0}, 2);
        var set = new TrainingSet(rows, truth, List.of(), List.of("there", "missing"));

        try (Trained trained = FOREST.fit(set, SMALL.with("n_estimators", 40), 3, () -> false)) {
            assertThat(trained.answer(rows).at(4, 1)).isGreaterThan(0.8f);
            assertThat(trained.answer(rows).at(0, 1)).isLessThan(0.2f);
            assertThat(OnnxRun.of(trained.onnx(), set, rows).values())
                    .isEqualTo(trained.answer(rows).values());
        }
    }

    @Test
    void growing_can_be_stopped_between_trees() {
        TrainingSet set = Samples.named("iris").set();
        var asked = new AtomicInteger();

        assertThatThrownBy(() -> FOREST.fit(set, SMALL, 1, () -> asked.incrementAndGet() == 4))
                .isInstanceOf(CancellationException.class);
    }
}
