package modelport.formats.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.inference.InferenceException;
import org.junit.jupiter.api.Test;

/** What neighbours cannot answer: scikit-learn raises an exception, or leaves it to chance. */
class NeighbourGuardTest {
    private static final double[][] POINTS = {{0}, {1}, {2}, {3}};

    @Test
    void a_row_without_neighbours_is_an_error_where_there_is_no_label_for_it() {
        ModelProto model = model(
                "sklearn.neighbors._classification.RadiusNeighborsClassifier",
                Map.of("radius", 0.5, "outputs_2d_", false, "classes_", List.of("a", "b")));

        assertThat(GraphRun.label(model, 2.25)).isEqualTo("b");
        assertThatThrownBy(() -> GraphRun.label(model, 9))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        error -> assertThat(error.problem().code()).isEqualTo("inference.no-neighbour"));
    }

    @Test
    void numpy_chooses_between_equally_near_points_only_if_they_are_as_good_as_each_other() {
        ModelProto model = model(
                "sklearn.neighbors._classification.KNeighborsClassifier",
                Map.of(
                        "n_neighbors",
                        1,
                        "effective_metric_",
                        "hamming",
                        "outputs_2d_",
                        false,
                        "classes_",
                        List.of("a", "b")));

        assertThat(GraphRun.label(model, 2)).isEqualTo("b");
        assertThatThrownBy(() -> GraphRun.label(model, 9))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        error -> assertThat(error.problem().code()).isEqualTo("inference.neighbour-choice"));
    }

    @Test
    void a_row_with_a_gap_is_an_error() {
        ModelProto model = model(
                "sklearn.neighbors._classification.KNeighborsClassifier",
                Map.of("n_neighbors", 1, "outputs_2d_", false, "classes_", List.of("a", "b")));

        assertThat(GraphRun.label(model, 2)).isEqualTo("b");
        assertThatThrownBy(() -> GraphRun.label(model, Double.NaN))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        error -> assertThat(error.problem().code()).isEqualTo("inference.gap"));
    }

    private static ModelProto model(String path, Map<String, Object> others) {
        var attributes = new HashMap<String, Object>();
        attributes.put("n_features_in_", 1);
        attributes.put("effective_metric_", "euclidean");
        attributes.put("_fit_method", "brute");
        attributes.put("_fit_X", POINTS);
        attributes.put("weights", "uniform");
        attributes.put("_y", new double[][] {{0}, {0}, {1}, {1}});
        attributes.put("_sklearn_version", "1.2.1");
        attributes.putAll(others);
        return SklearnModels.convert(Pickled.object(path, attributes)).onnx();
    }
}
