package modelport.formats.sklearn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.FixtureModel;
import modelport.formats.sklearn.Pickled;
import modelport.formats.sklearn.SklearnModels;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;

/** Ensembles that have no exact counterpart, or are not what they say. */
class EnsembleRefusalTest {
    @Test
    void a_forest_of_isolated_single_rows_knows_no_depth() {
        FixtureModel forest = FixtureModel.of("isolation_forest.joblib").with("max_samples_", PyValue.Int.of(1));

        assertRefused(forest, "sklearn.parameter", "parameter", "max_samples");
    }

    @Test
    void a_first_guess_that_rounds_to_floats_is_refused() {
        FixtureModel boosting = FixtureModel.of("gb_init_logreg.pkl")
                .with("init_", FixtureModel.of("knn_distance_weights.pkl").instance());

        assertRefused(boosting, "sklearn.parameter", "value", "KNeighborsClassifier");
    }

    @Test
    void a_first_guess_whose_rows_the_library_mixes_up_is_refused() {
        FixtureModel boosting = FixtureModel.of("gb_multi_text.pkl")
                .with("init_", FixtureModel.of("gaussian_nb_priors.pkl").instance());

        assertRefused(boosting, "sklearn.parameter", "value", "GaussianNB");
    }

    @Test
    void a_loss_that_nobody_knows_is_refused() {
        FixtureModel boosting = FixtureModel.of("hgb_regressor_poisson.pkl").with("loss", new PyValue.Text("pinball"));

        assertRefused(boosting, "sklearn.parameter", "value", "pinball");
    }

    @Test
    void a_booster_of_a_single_class_is_refused() {
        FixtureModel boosting = FixtureModel.of("ada_samme_binary.pkl").with("classes_", list(List.of(1)));

        assertRefused(boosting, "sklearn.parameter", "parameter", "n_classes_");
    }

    @Test
    void an_ensemble_without_members_is_refused() {
        for (String file : List.of("forest_oob_p1.pkl", "gb_regressor_squared.pkl", "ada_regressor.joblib")) {
            FixtureModel empty = FixtureModel.of(file).with("estimators_", list(List.of()));

            assertRefused(empty, "sklearn.layout", "attribute", "estimators_");
        }
    }

    @Test
    void an_answer_that_cannot_be_stacked_is_refused() {
        FixtureModel stack = FixtureModel.of("stacking_binary_decision.pkl")
                .with("stack_method_", list(List.of("transform", "transform")));

        assertRefused(stack, "sklearn.parameter", "value", "transform");
    }

    @Test
    void a_stack_for_several_targets_is_refused() {
        FixtureModel stack = FixtureModel.of("stacking_binary_decision.pkl")
                .with("classes_", list(List.of(List.of(0, 1), List.of(0, 1))));

        assertRefused(stack, "sklearn.layout", "attribute", "classes_");
    }

    @Test
    void columns_that_are_not_there_are_refused() {
        FixtureModel bagging = FixtureModel.of("bagging_subspace.pkl").with("estimators_features_", list(features()));

        assertRefused(bagging, "sklearn.layout", "attribute", "estimators_features_");
    }

    private static List<List<Integer>> features() {
        return Collections.nCopies(6, List.of(0, 6));
    }

    private static PyValue list(List<?> items) {
        return Pickled.object("sklearn.base.Values", Map.of("items", items))
                .attribute("items")
                .orElseThrow();
    }

    private static void assertRefused(FixtureModel model, String code, String argument, String value) {
        assertThatThrownBy(() -> SklearnModels.convert(model.instance()))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(code);
                    assertThat(refused.refusal().args()).containsEntry(argument, value);
                });
    }
}
