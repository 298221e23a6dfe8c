package modelport.ui.compression;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionState;
import modelport.contract.registry.Version;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.registry.VersionPage;
import modelport.ui.shell.NotFoundPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {CompressionListPage.class, StudioPage.class, VersionPage.class, SignInPage.class, NotFoundPage.class
        })
class CompressionListPageTest extends PageTest {
    @Test
    void the_list_says_what_each_search_has_found() {
        CompressionListPage page = showcase("compression");

        assertThat(page.shown())
                .extracting(Compression::state)
                .containsExactly(
                        CompressionState.RUNNING,
                        CompressionState.DONE,
                        CompressionState.STOPPED,
                        CompressionState.DONE,
                        CompressionState.FAILED);
        assertThat(text(page))
                .contains("measured on tickets-2026-q2 v2", "17 of 17 tried", "11 measured")
                .contains("int8-blocks", "26\u00a0% size, 0.24 points loss, 55\u00a0% time", "keep v13");
    }

    @Test
    void the_searches_of_one_version_can_be_linked_to() {
        CompressionListPage page = showcase("compression?model=support-router&version=13");

        assertThat(page.shown()).hasSize(2).extracting(Compression::version).containsOnly(13);
        assertThat(text(page)).contains("support-router v13", "All searches");
    }

    @Test
    void a_search_that_goes_on_is_seen_going_on() {
        CompressionListPage page = showcase("compression");
        assertThat(text(page)).contains("3 of 17 tried");

        platform.compressions.step(page.shown().getFirst().id());
        tasks.elapse();
        roundTrip();

        assertThat(text(page)).contains("4 of 17 tried");
    }

    @Test
    void an_empty_project_says_what_a_search_is_and_what_it_needs() {
        signIn("ada");

        open("compression");

        assertThat(text())
                .contains("Nobody has searched yet", "a dataset with labels")
                .contains("Make a version smaller");
    }

    @Test
    void whoever_may_only_look_is_offered_nothing_else() {
        signIn("vera");

        open("compression");

        assertThat(text()).contains("Nobody has searched yet").doesNotContain("Make a version smaller");
    }

    @Test
    void a_search_starts_with_the_rows_that_were_used_before_and_the_usual_limits() {
        StartDialog dialog = dialog("support-router", 14);

        assertThat(dialog.evaluation.choice()).hasValueSatisfying(choice -> {
            assertThat(choice.dataset().value()).isEqualTo("tickets-2026-q2");
            assertThat(choice.version()).isEqualTo(2);
        });
        dialog.start.click();
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(StudioPage.class);
        assertThat(text()).contains("Started.", "17 recipes are");
        Compression made = newest();
        assertThat(made.constraints().maxQualityLoss()).isEqualTo(0.01);
        assertThat(made.constraints().maxLatencyRatio()).isEqualTo(1);
        assertThat(made.constraints().maxSizeRatio()).isNull();
        assertThat(made.calibration()).isNull();
    }

    @Test
    void recipes_and_limits_can_be_chosen() {
        StartDialog dialog = dialog("support-router", 14);
        dialog.recipes.which.setValue(RecipesField.Which.SOME);

        dialog.start.click();
        roundTrip();
        assertThat(text(dialog)).contains("Choose at least one recipe");

        dialog.recipes.some.select("int8-blocks", "half-storage");
        dialog.limits.size.setValue(-3.0);
        dialog.start.click();
        roundTrip();
        assertThat(text(dialog)).contains("One limit is no number");

        dialog.limits.size.setValue(50.0);
        dialog.limits.loss.clear();
        dialog.limits.independent.setValue(true);
        dialog.start.click();
        roundTrip();

        Compression made = newest();
        assertThat(made.candidates()).extracting(each -> each.recipe()).containsExactly("int8-blocks", "half-storage");
        assertThat(made.constraints().maxSizeRatio()).isEqualTo(0.5);
        assertThat(made.constraints().maxQualityLoss()).isNull();
        assertThat(made.constraints().batchInvariant()).isTrue();
    }

    @Test
    void a_refused_search_says_why_and_stays_open() {
        StartDialog dialog = dialog("iris", 1);
        dialog.evaluation.dataset.setValue(dialog.evaluation
                .dataset
                .getListDataView()
                .getItems()
                .filter(each -> each.name().value().equals("shop-signals"))
                .findFirst()
                .orElseThrow());

        dialog.start.click();
        roundTrip();

        assertThat(dialog.isOpened()).isTrue();
        assertThat(text(dialog)).contains("This recipe learns from rows");
    }

    @Test
    void from_the_list_a_version_is_chosen_first() {
        showcase("compression");
        button("Make a version smaller").click();
        roundTrip();
        StartDialog dialog = the(StartDialog.class);

        dialog.start.click();
        roundTrip();
        assertThat(text(dialog)).contains("Choose a version that is ready.");

        dialog.model.setValue(platform.models.get(PROJECT, new modelport.contract.Slug("support-router")));
        assertThat(dialog.version.getValue()).extracting(Version::number).isEqualTo(15);
    }

    @Test
    void the_list_speaks_chinese_without_reload() {
        CompressionListPage page = showcase("compression");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text(page)).contains("已试 17 / 17", "已停止").doesNotContain("tried");
    }

    private StartDialog dialog(String model, int version) {
        Showcase.fill(platform);
        signIn("ada");
        open("models/" + model + "/versions/" + version);
        button("Make it smaller").click();
        roundTrip();
        return the(StartDialog.class);
    }

    private Compression newest() {
        return platform.compressions
                .list(PROJECT, null, null, modelport.contract.PageRequest.first())
                .items()
                .getFirst();
    }

    private CompressionListPage showcase(String address) {
        Showcase.fill(platform);
        signIn("ada");
        open(address);
        return (CompressionListPage) getCurrentView();
    }
}
