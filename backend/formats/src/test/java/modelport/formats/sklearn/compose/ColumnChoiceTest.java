package modelport.formats.sklearn.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelport.formats.sklearn.Pickled;
import modelport.formats.sklearn.SklearnModels;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which columns a ColumnTransformer means shows in the width of what it gives. */
class ColumnChoiceTest {
    static Stream<Arguments> choices() {
        return Stream.of(
                Arguments.of("b", 1),
                Arguments.of(-1, 1),
                Arguments.of(List.of("a", "c"), 2),
                Arguments.of(List.of(2, 0, -2), 3),
                Arguments.of(List.of(true, false, true), 2));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void columns_are_chosen_by_names_numbers_and_masks(Object columns, int width) {
        assertThat(width(columns)).isEqualTo(width);
    }

    @Test
    void a_column_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> width("d"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("sklearn.layout"));
    }

    private static long width(Object columns) {
        Map<String, Object> attributes = Map.of(
                "n_features_in_",
                3,
                "feature_names_in_",
                List.of("a", "b", "c"),
                "transformers_",
                List.of(
                        List.of("kept", "passthrough", columns),
                        List.of("left out", "drop", List.of("a")),
                        List.of("nothing", "passthrough", List.of())));
        var model = SklearnModels.convert(
                Pickled.object("sklearn.compose._column_transformer.ColumnTransformer", attributes));
        return model.onnx()
                .getGraph()
                .getOutput(0)
                .getType()
                .getTensorType()
                .getShape()
                .getDim(1)
                .getDimValue();
    }
}
