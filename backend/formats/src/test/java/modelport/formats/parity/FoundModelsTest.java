package modelport.formats.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import modelport.formats.ModelPart;
import modelport.formats.sklearn.SklearnModel;
import modelport.formats.sklearn.SklearnModels;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;

/** Which model a file is taken to hold, and how it is described. */
class FoundModelsTest {
    private static SklearnModel read(String file, String member) throws IOException {
        return SklearnModels.read(FixtureRecord.root().resolve("sklearn").resolve(file), member);
    }

    @Test
    void a_model_in_a_dict_is_found_by_itself() throws IOException {
        SklearnModel model = read("wrapped_in_dict.joblib", "");

        assertThat(model.member()).isEqualTo("model");
        assertThat(model.beside()).isEmpty();
        assertThat(model.release()).isEqualTo("1.2.1");
    }

    @Test
    void of_several_estimators_the_only_one_that_predicts_is_meant() throws IOException {
        SklearnModel model = read("dict_pickle_two_models.pkl", "");

        assertThat(model.member()).isEqualTo("clf");
        assertThat(model.beside()).containsExactly("scaler (StandardScaler)");
        assertThat(model.classes()).containsExactly("0", "1", "2");
    }

    @Test
    void between_several_that_predict_somebody_must_choose() throws IOException {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> read("list_of_models.joblib", ""));

        assertThat(refused.refusal().code()).isEqualTo("sklearn.several-models");
        assertThat(refused.refusal().args()).containsEntry("models", "0 (Ridge), 1 (Ridge)");
        assertThat(read("list_of_models.joblib", "1").member()).isEqualTo("1");
    }

    @Test
    void a_place_without_a_model_is_refused_with_those_that_have_one() {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> read("list_of_models.joblib", "2"));

        assertThat(refused.refusal().code()).isEqualTo("sklearn.no-member");
        assertThat(refused.refusal().args()).containsEntry("models", "0 (Ridge), 1 (Ridge)");
    }

    @Test
    void a_pipeline_is_described_by_its_steps_and_what_they_have_learnt() throws IOException {
        ModelPart pipeline = read("v1.4/columns_pipeline.pkl", "").part();

        ModelPart columns = pipeline.parts().getFirst();
        ModelPart numbers = columns.parts().getFirst();
        assertThat(pipeline.kind()).isEqualTo("Pipeline");
        assertThat(columns.name()).isEqualTo("prep");
        assertThat(numbers.parts()).extracting(ModelPart::kind).containsExactly("SimpleImputer", "StandardScaler");
        assertThat(numbers.parameters()).containsEntry("columns", "weight, days");
        assertThat(pipeline.parts().getLast().parameters()).contains(entry("features", "7"), entry("classes", "2"));
    }

    @Test
    void a_search_is_described_by_what_it_has_chosen() throws IOException {
        ModelPart search = read("grid_search_svc.pkl", "").part();

        ModelPart pipeline = search.parts().getFirst();
        assertThat(pipeline.parts()).extracting(ModelPart::kind).containsExactly("StandardScaler", "SVC");
        assertThat(pipeline.parts().getLast().parameters()).containsKeys("support vectors", "C");
    }

    @Test
    void a_forest_is_described_by_its_size() throws IOException {
        ModelPart forest = read("forest_text_labels.joblib", "").part();

        assertThat(forest.parts()).isEmpty();
        assertThat(forest.parameters()).containsEntry("trees", "12").containsKey("nodes");
    }
}
