package modelport.formats.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelport.formats.sklearn.Pickled.Name;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of transformers that have no exact counterpart. */
class PreprocessingRefusalTest {
    private static final Name CALLABLE = new Name("numpy", "sum");
    private static final double[][] ONE = {{1}};

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of(
                        "sklearn.preprocessing._encoders.OrdinalEncoder",
                        "categories_",
                        List.of(List.of("one", 2)),
                        Map.of("handle_unknown", "error")),
                Arguments.of(
                        "sklearn.decomposition._dict_learning.DictionaryLearning",
                        "transform_algorithm",
                        "lasso_cd",
                        Map.of("components_", ONE)),
                Arguments.of(
                        "sklearn.impute._base.MissingIndicator", "precomputed", true, Map.of("_precomputed", true)),
                Arguments.of(
                        "sklearn.feature_extraction.text.CountVectorizer",
                        "input",
                        "filename",
                        Map.of("vocabulary_", Map.of("a", 0))));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_setting_without_exact_counterpart_is_refused_by_name(
            String path, String parameter, Object value, Map<String, Object> others) {
        var attributes = new HashMap<>(others);
        attributes.put("n_features_in_", 1);
        attributes.put(parameter, value);

        assertThat(refusal(path, attributes).refusal().code()).isEqualTo("sklearn.parameter");
        assertThat(refusal(path, attributes).refusal().args()).containsEntry("parameter", parameter);
    }

    @Test
    void a_function_that_is_not_known_is_refused_by_name() {
        RefusedException refused = refusal(
                "sklearn.preprocessing._function_transformer.FunctionTransformer",
                Map.of("n_features_in_", 1, "func", CALLABLE, "validate", false));

        assertThat(refused.refusal().code()).isEqualTo("sklearn.unknown-function");
        assertThat(refused.refusal().args()).containsEntry("function", "numpy.sum");
    }

    @Test
    void what_was_not_fitted_is_refused() {
        assertThat(refusal("sklearn.preprocessing._data.StandardScaler", Map.of("with_mean", true))
                        .refusal()
                        .code())
                .isEqualTo("sklearn.not-fitted");
    }

    private static RefusedException refusal(String path, Map<String, Object> attributes) {
        var refused = new RefusedException[1];
        assertThatThrownBy(() -> SklearnModels.convert(Pickled.object(path, attributes)))
                .isInstanceOfSatisfying(RefusedException.class, exception -> refused[0] = exception);
        return refused[0];
    }
}
