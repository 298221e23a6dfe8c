package modelport.training.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import modelport.onnx.RefusedException;
import modelport.training.Expected;
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

class LinearModelsTest {
    private static final Trainer LOGISTIC = new LogisticRegression();
    private static final Trainer RIDGE = new RidgeRegression();

    static List<Expected> logistic() {
        return Expected.all("logistic");
    }

    static List<Expected> ridge() {
        return Expected.all("ridge");
    }

    @ParameterizedTest
    @MethodSource("logistic")
    void probabilities_are_those_of_scikit_learn(Expected expected) {
        TrainingSet set = Samples.named(expected.data()).set();
        var setting = Setting.of(Map.of(
                "C", expected.number(), "standardize", expected.standardise(), "class_weight", expected.weight()));

        try (Trained trained = LOGISTIC.fit(set, setting, 0, () -> false)) {
            Table rows = set.rows().rows(expected.rows(set.rows().rows()));

            assertThat(trained.answer(rows).values()).containsExactly(expected.numbers(), within(1e-6f));
            assertThat(OnnxRun.of(trained.onnx(), set, rows).values())
                    .containsExactly(trained.answer(rows).values(), within(1e-6f));
        }
    }

    @ParameterizedTest
    @MethodSource("ridge")
    void numbers_are_those_of_scikit_learn(Expected expected) {
        TrainingSet set = Samples.diabetes().set();
        var setting = Setting.of(Map.of("alpha", expected.number(), "standardize", expected.standardise()));

        try (Trained trained = RIDGE.fit(set, setting, 0, () -> false)) {
            Table rows = set.rows().rows(expected.rows(set.rows().rows()));

            assertThat(trained.answer(rows).values()).containsExactly(expected.numbers(), within(2e-4f));
            assertThat(OnnxRun.of(trained.onnx(), set, rows).values())
                    .containsExactly(trained.answer(rows).values(), within(1e-4f));
        }
    }

    @Test
    void what_cannot_be_set_or_learned_is_refused() {
        TrainingSet set = Samples.named("iris").set();

        expectRefusal("training.setting-unknown", () -> fit(set, Map.of("alpha", 1.0)));
        expectRefusal("training.setting-range", () -> fit(set, Map.of("C", 0.0)));
        expectRefusal("training.setting-number", () -> fit(set, Map.of("C", "much")));
        expectRefusal("training.setting-choice", () -> fit(set, Map.of("standardize", "maybe")));
        set.rows().values()[6] = Float.NaN;
        expectRefusal("training.not-finite", () -> fit(set, Map.of()));
        assertThat(RIDGE.learns(set)).isFalse();
        assertThat(LOGISTIC.learns(set)).isTrue();
    }

    @Test
    void work_can_be_stopped() {
        TrainingSet set = Samples.named("iris").set();

        assertThatThrownBy(() -> LOGISTIC.fit(set, Setting.of(Map.of()), 0, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    private static void fit(TrainingSet set, Map<String, Object> setting) {
        LOGISTIC.fit(set, Setting.of(setting), 0, () -> false).close();
    }

    private static void expectRefusal(String code, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
