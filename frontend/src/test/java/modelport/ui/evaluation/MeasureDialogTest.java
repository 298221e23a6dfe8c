package modelport.ui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.NewEvaluation;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.registry.VersionPage;
import modelport.ui.shell.Here;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {
            EvaluationListPage.class,
            EvaluationPage.class,
            ComparePage.class,
            VersionPage.class,
            SignInPage.class
        })
class MeasureDialogTest extends PageTest {
    private static final Slug IRIS = new Slug("iris");

    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void a_version_is_measured_from_its_page_on_a_dataset_that_is_there_for_it() {
        open("models/iris/versions/2");
        button("Measure").click();
        roundTrip();
        MeasureDialog dialog = the(MeasureDialog.class);
        choose(dialog, "iris");
        dialog.on.slices.setValue(Set.of("petal_width", "sepal_width"));

        dialog.measure.click();
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(EvaluationPage.class);
        assertThat(text()).contains("Being measured");
        Evaluation started = newest();
        assertThat(started.version()).isEqualTo(2);
        assertThat(started.request().dataset()).isEqualTo(IRIS);
        assertThat(started.request().slices()).containsExactlyInAnyOrder("petal_width", "sepal_width");
        assertThat(started.request().noise()).isNull();
        assertThat(started.request().efficiency()).isNull();
    }

    @Test
    void from_the_list_any_model_can_be_chosen_and_its_newest_version_is_offered() {
        open("evaluations");
        MeasureDialog dialog = MeasureDialog.any(Here.current(), null);
        dialog.open();
        roundTrip();

        dialog.measure.click();
        assertThat(dialog.what.model.isInvalid()).isTrue();
        assertThat(dialog.what.model.getErrorMessage()).isEqualTo("Choose a model");

        dialog.what.model.setValue("support-router");
        assertThat(Objects.requireNonNull(dialog.what.version.getValue()))
                .isEqualTo(platform.versions
                        .list(PROJECT, new Slug("support-router"), PageRequest.first())
                        .items()
                        .getFirst());
    }

    @Test
    void datasets_for_evaluation_come_first() {
        open("evaluations");
        MeasureDialog dialog = MeasureDialog.any(Here.current(), IRIS);

        List<String> names = dialog.on
                .dataset
                .getListDataView()
                .getItems()
                .map(each -> each.name().value())
                .toList();

        assertThat(names).startsWith("houses", "iris", "tickets-2026-q2").contains("shop-signals");
        assertThat(DatasetFields.label(dataset(dialog, "houses"))).isEqualTo("houses (for evaluation)");
        assertThat(dialog.on.dataset())
                .as("what the model was measured on last")
                .isEqualTo(IRIS);
    }

    @Test
    void wishes_go_along() {
        open("evaluations");
        MeasureDialog dialog = MeasureDialog.of(Here.current(), new Slug("search-embeddings"), 3);
        choose(dialog, "tickets-2026-q2");
        dialog.wishes.noise.setValue(5.0);
        dialog.wishes.efficiency.setValue(false);
        dialog.wishes.gap.setValue(dataset(dialog, "iris"));
        dialog.wishes.reference.setValue(
                dialog.wishes.reference.getListDataView().getItems().findFirst().orElseThrow());

        NewEvaluation wanted = dialog.wanted();

        assertThat(wanted.noise()).isEqualTo(0.05);
        assertThat(wanted.efficiency()).isFalse();
        assertThat(wanted.gap()).isEqualTo(new DatasetChoice(IRIS, null));
        assertThat(wanted.reference()).isEqualTo(2);
    }

    @Test
    void a_wrong_wish_is_explained_in_its_field() {
        open("evaluations");
        MeasureDialog dialog = MeasureDialog.of(Here.current(), IRIS, 2);
        dialog.open();
        choose(dialog, "iris");
        dialog.on.slices.setItems("no_such_column");
        dialog.on.slices.setValue(Set.of("no_such_column"));

        dialog.measure.click();

        assertThat(dialog.on.slices.isInvalid()).isTrue();
        assertThat(dialog.on.slices.getErrorMessage()).contains("There is no column", "no_such_column");

        dialog.wishes.noise.setValue(140.0);
        dialog.measure.click();
        assertThat(dialog.wishes.noise.isInvalid()).isTrue();
    }

    @Test
    void measuring_again_starts_with_the_same_wishes() {
        Evaluation old = platform.evaluations
                .list(PROJECT, IRIS, 2, PageRequest.first())
                .items()
                .getFirst();
        open("evaluations/" + old.id());

        button("Measure again").click();
        roundTrip();
        MeasureDialog dialog = the(MeasureDialog.class);

        assertThat(dialog.on.slices()).containsExactly("petal_width");
        assertThat(dialog.wanted().gap()).isEqualTo(new DatasetChoice(IRIS, 1));
        dialog.measure.click();
        roundTrip();
        assertThat(newest().request()).isEqualTo(old.request());
    }

    private static void choose(MeasureDialog dialog, String name) {
        dialog.on.dataset.setValue(dataset(dialog, name));
    }

    private static Dataset dataset(MeasureDialog dialog, String name) {
        return dialog.on
                .dataset
                .getListDataView()
                .getItems()
                .filter(each -> each.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Evaluation newest() {
        return platform.evaluations
                .list(PROJECT, null, null, PageRequest.first())
                .items()
                .getFirst();
    }
}
