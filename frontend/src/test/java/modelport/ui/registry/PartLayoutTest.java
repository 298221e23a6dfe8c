package modelport.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import modelport.contract.registry.ModelPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartLayoutTest {
    @ParameterizedTest
    @CsvSource({
        "Pipeline, 0, 3",
        "ClassifierChain, 0, 3",
        "ColumnTransformer, 3, 0",
        "VotingClassifier, 3, 0",
        "StackingClassifier, 2, 1",
        "Functional, 0, 3",
        "booster, 3, 0"
    })
    void parts_lie_as_a_person_would_draw_them(String kind, int beside, int steps) {
        PartLayout layout = PartLayout.of(part(kind, "a", "b", "c"));

        assertThat(layout.beside()).hasSize(beside);
        assertThat(layout.steps()).hasSize(steps);
    }

    @Test
    void what_has_one_inside_is_followed_by_it() {
        PartLayout layout = PartLayout.of(part("GridSearchCV", "best"));

        assertThat(layout.steps()).extracting(ModelPart::kind).containsExactly("best");
    }

    private static ModelPart part(String kind, String... parts) {
        return new ModelPart(
                kind,
                "",
                Map.of(),
                Stream.of(parts)
                        .map(each -> new ModelPart(each, "", Map.of(), List.of()))
                        .toList());
    }
}
