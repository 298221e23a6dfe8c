package modelport.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import modelport.contract.registry.ModelPart;
import modelport.ui.PageTest;
import modelport.ui.fakes.Converted;
import org.junit.jupiter.api.Test;

class FindingsTest extends PageTest {
    @Test
    void a_pipeline_is_named_by_its_steps() {
        assertThat(Findings.kind(Converted.pipeline().model()))
                .isEqualTo("ColumnTransformer \u2192 RandomForestClassifier");
    }

    @Test
    void a_search_is_named_with_what_it_found() {
        assertThat(Findings.kind(part("GridSearchCV", part("Pipeline", part("StandardScaler"), part("SVC")))))
                .isEqualTo("GridSearchCV (StandardScaler \u2192 SVC)");
    }

    @Test
    void a_booster_is_named_with_its_library() {
        assertThat(Findings.kind(Converted.booster().model())).isEqualTo("Booster LightGBM");
    }

    private static ModelPart part(String kind, ModelPart... parts) {
        return new ModelPart(kind, "", Map.of(), List.of(parts));
    }
}
