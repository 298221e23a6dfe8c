package modelport.training.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.onnx.RefusedException;
import modelport.training.OnnxRun;
import modelport.training.Samples;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trained;
import modelport.training.tuning.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GrownTreesTest {
    private static final Trainer BOOSTING = new GradientBoosting();
    private static final Setting SMALL = Setting.of(Map.of("n_estimators", 12, "max_depth", 3));

    static List<TrainingSet> sets() {
        return List.of(
                Samples.named("wine").set(),
                Samples.breastCancer().set(),
                Samples.diabetes().set());
    }

    @ParameterizedTest
    @MethodSource("sets")
    void the_file_answers_as_xgboost_does(TrainingSet set) {
        try (Trained trained = BOOSTING.fit(set, SMALL, 1, () -> false)) {
            Table answers = trained.answer(set.rows());

            float close = set.classes().isEmpty() ? 1e-3f : 1e-6f;
            assertThat(OnnxRun.of(trained.onnx(), set, set.rows()).values())
                    .containsExactly(answers.values(), within(close));
        }
    }

    @Test
    void a_model_answers_for_those_with_fewer_rounds() {
        TrainingSet set = Samples.named("wine").set();
        Setting varied = SMALL.with("subsample", 0.7).with("colsample_bytree", 0.5);
        try (Trained all = BOOSTING.fit(set, varied, 3, () -> false);
                Trained few = BOOSTING.fit(set, varied.with("n_estimators", 5), 3, () -> false)) {
            assertThat(all.answer(set.rows(), 5).values())
                    .isEqualTo(few.answer(set.rows()).values());
            assertThat(all.answer(set.rows(), 12).values())
                    .isEqualTo(all.answer(set.rows()).values());
        }
    }

    @Test
    void gaps_are_learned_from_and_infinity_is_refused() {
        TrainingSet set = Samples.named("iris").set();
        set.rows().values()[5] = Float.NaN;
        try (Trained trained = BOOSTING.fit(set, SMALL, 1, () -> false)) {
            assertThat(OnnxRun.of(trained.onnx(), set, set.rows()).values())
                    .containsExactly(trained.answer(set.rows()).values(), within(1e-6f));
        }

        set.rows().values()[5] = Float.POSITIVE_INFINITY;
        assertThatThrownBy(() -> BOOSTING.fit(set, SMALL, 1, () -> false))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("training.infinite"));
    }

    @Test
    void growing_can_be_stopped_between_rounds() {
        TrainingSet set = Samples.named("iris").set();
        var asked = new AtomicInteger();

        assertThatThrownBy(() -> BOOSTING.fit(set, SMALL, 1, () -> asked.incrementAndGet() == 4))
                .isInstanceOf(CancellationException.class);

        assertThat(asked).hasValue(4);
    }
}
