package modelport.formats.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelport.formats.sklearn.Pickled.Name;
import modelport.onnx.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of linear models, machines, neighbours and processes that have no exact counterpart. */
class ClassicRefusalTest {
    private static final Name CALLABLE = new Name("numpy", "sum");

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of(
                        "sklearn.neighbors._regression.KNeighborsRegressor",
                        "effective_metric_",
                        "yule",
                        Map.of("_fit_method", "brute", "_y", new double[][] {{1}})),
                Arguments.of("sklearn.neighbors._kde.KernelDensity", "rtol", 1e-3, Map.of("atol", 0)),
                Arguments.of(
                        "sklearn.linear_model._glm.glm.TweedieRegressor",
                        "link",
                        "cloglog",
                        Map.of("coef_", List.of(1.0), "intercept_", 0.0)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_setting_without_exact_counterpart_is_refused_by_name(
            String path, String parameter, Object value, Map<String, Object> others) {
        var attributes = new HashMap<>(others);
        attributes.put("n_features_in_", 1);
        attributes.put(parameter, value);

        assertThatThrownBy(() -> SklearnModels.convert(Pickled.object(path, attributes)))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("sklearn.parameter");
                    assertThat(refused.refusal().args()).containsEntry("parameter", parameter);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "sklearn.svm._classes.SVR, kernel",
        "sklearn.kernel_ridge.KernelRidge, kernel",
        "sklearn.neighbors._regression.KNeighborsRegressor, effective_metric_"
    })
    void a_function_is_refused_by_name(String path, String parameter) {
        Map<String, Object> attributes = Map.of("n_features_in_", 1, parameter, CALLABLE);

        assertThatThrownBy(() -> SklearnModels.convert(Pickled.object(path, attributes)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("sklearn.unknown-function"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stratified", "uniform"})
    void a_dummy_that_draws_lots_is_no_function_of_the_row(String strategy) {
        Map<String, Object> attributes = Map.of(
                "strategy", strategy, "n_outputs_", 1, "classes_", List.of(0, 1), "class_prior_", List.of(0.5, 0.5));

        assertThatThrownBy(() -> SklearnModels.convert(Pickled.object("sklearn.dummy.DummyClassifier", attributes)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("sklearn.not-a-function"));
    }
}
