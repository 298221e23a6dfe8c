package modelport.formats.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.inference.InferenceException;
import modelport.inference.Tensor;
import modelport.inference.Trial;
import modelport.inference.TrialInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that scikit-learn answers with an exception: the run fails, and says why. */
class PreprocessingGuardTest {
    private static final Map<String, Object> STRICT = Map.of(
            "n_features_in_",
            1,
            "_sklearn_version",
            "1.2.1",
            "handle_unknown",
            "error",
            "categories_",
            List.of(List.of("Kyoto", "Lima")));

    @TempDir
    private Path folder;

    @Test
    void an_unknown_category_is_an_error_that_names_the_column() {
        ModelProto model = model("sklearn.preprocessing._encoders.OneHotEncoder", STRICT);

        assertThat(transformed(model, Map.of("x0", texts("Lima")))).containsExactly(0, 1);
        assertThatThrownBy(() -> transformed(model, Map.of("x0", texts("Oslo"))))
                .isInstanceOfSatisfying(InferenceException.class, error -> {
                    assertThat(error.fault()).isEqualTo(InferenceException.Fault.INPUT);
                    assertThat(error.problem().code()).isEqualTo("inference.unknown-category");
                    assertThat(error.problem().args()).containsEntry("column", "x0");
                });
    }

    @Test
    void a_trial_gives_categories_that_the_model_knows() throws IOException {
        Path file = folder.resolve("strict.onnx");
        Files.write(
                file,
                model("sklearn.preprocessing._encoders.OneHotEncoder", STRICT).toByteArray());

        assertThat(Trial.run(file, TrialInput.none()).rows()).isEqualTo(4);
    }

    @Test
    void a_number_without_logarithm_is_an_error() {
        ModelProto model = model(
                "sklearn.preprocessing._data.PowerTransformer",
                Map.of("n_features_in_", 1, "method", "box-cox", "standardize", false, "lambdas_", List.of(0.5)));

        assertThat(transformed(model, Map.of("X", numbers(4)))).containsExactly(2);
        assertThatThrownBy(() -> transformed(model, Map.of("X", numbers(0))))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        error -> assertThat(error.problem().code()).isEqualTo("inference.too-small"));
    }

    @Test
    void a_gap_where_training_had_none_is_an_error() {
        ModelProto model = model(
                "sklearn.impute._base.MissingIndicator",
                Map.of(
                        "n_features_in_",
                        2,
                        "features_",
                        List.of(0),
                        "features",
                        "missing-only",
                        "error_on_new",
                        true,
                        "missing_values",
                        Double.NaN));

        assertThat(transformed(model, Map.of("X", numbers(Double.NaN, 1)))).containsExactly(1);
        assertThatThrownBy(() -> transformed(model, Map.of("X", numbers(1, Double.NaN))))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        error -> assertThat(error.problem().args()).containsEntry("column", "x1"));
    }

    @Test
    void a_gap_is_not_filled_where_it_is_left_to_chance_how() {
        ModelProto model = model("sklearn.impute._knn.KNNImputer", imputer(1));

        assertThat(transformed(model, Map.of("X", numbers(0.25, Double.NaN)))).containsExactly(0.25, 10);
        assertThatThrownBy(() -> transformed(model, Map.of("X", numbers(0.5, Double.NaN))))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        error -> assertThat(error.problem().code()).isEqualTo("inference.neighbour-tie"));
    }

    @Test
    void it_does_not_matter_which_neighbour_counts_if_all_have_the_same_value() {
        ModelProto model = model("sklearn.impute._knn.KNNImputer", imputer(2));

        assertThat(transformed(model, Map.of("X", numbers(0.5, Double.NaN)))).containsExactly(0.5, 15);
    }

    @Test
    void rows_that_decide_together_are_not_put_beside_others() throws IOException {
        ModelProto model = model(
                "sklearn.decomposition._nmf.NMF",
                Map.of(
                        "n_features_in_",
                        2,
                        "solver",
                        "cd",
                        "tol",
                        1e-4,
                        "max_iter",
                        200,
                        "alpha_W",
                        0.0,
                        "l1_ratio",
                        0.0,
                        "components_",
                        new double[][] {{1, 0}, {0, 2}}));
        Path file = folder.resolve("together.onnx");
        Files.write(file, model.toByteArray());

        assertThat(transformed(model, Map.of("X", numbers(3, 4)))).containsExactly(3, 2);
        assertThat(Trial.run(file, TrialInput.none()).signature().batchInvariant())
                .isFalse();
    }

    private static Map<String, Object> imputer(int neighbours) {
        return Map.of(
                "n_features_in_",
                2,
                "n_neighbors",
                neighbours,
                "metric",
                "nan_euclidean",
                "weights",
                "uniform",
                "missing_values",
                Double.NaN,
                "_fit_X",
                new double[][] {{0, 10}, {1, 20}, {5, 30}},
                "_mask_fit_X",
                new double[][] {{0, 0}, {0, 0}, {0, 0}});
    }

    private static ModelProto model(String path, Map<String, Object> attributes) {
        return SklearnModels.convert(Pickled.object(path, attributes)).onnx();
    }

    private static double[] transformed(ModelProto model, Map<String, Tensor> inputs) {
        Tensor answer = Objects.requireNonNull(GraphRun.run(model, inputs).get("transformed"));
        double[] values = new double[answer.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Number) answer.value(i)).doubleValue();
        }
        return values;
    }

    private static Tensor numbers(double... row) {
        return Tensor.doubles(row, new long[] {1, row.length});
    }

    private static Tensor texts(String text) {
        return Tensor.texts(List.of(text), new long[] {1, 1});
    }
}
