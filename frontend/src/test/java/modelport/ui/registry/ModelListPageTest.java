package modelport.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import modelport.contract.registry.NewModel;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.ErrorPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {ModelListPage.class, ModelPage.class, SignInPage.class, ErrorPage.class})
class ModelListPageTest extends PageTest {
    @Test
    void the_list_goes_on_page_by_page_without_gap_or_overlap() {
        ModelListPage page = showcase();

        assertThat(page.shown()).hasSize(50);
        button("Show more").click();
        button("Show more").click();
        roundTrip();

        assertThat(page.shown()).hasSize(141).doesNotHaveDuplicates();
        assertThat(text(page)).contains("141 models").doesNotContain("Show more");
    }

    @Test
    void search_narrows_the_list_and_says_when_nothing_matches() {
        ModelListPage page = showcase();

        page.search.setValue("minilm");
        assertThat(names(page)).containsExactly("search-embeddings");

        page.search.setValue("no such thing");
        assertThat(text(page)).contains("No model matches");
    }

    @Test
    void what_changed_last_can_come_first() {
        ModelListPage page = showcase();

        page.order.setValue(ModelListState.Order.CHANGED);

        assertThat(page.shown()).hasSize(141);
        assertThat(page.shown()).isSortedAccordingTo((a, b) -> b.updatedAt().compareTo(a.updatedAt()));
    }

    @Test
    void an_empty_project_says_what_to_do() {
        signIn("ada");

        open("models");

        assertThat(text()).contains("No models yet").contains("Nothing you upload is ever executed");
    }

    @Test
    void whoever_may_only_look_is_offered_nothing_else() {
        signIn("vera");

        open("models");

        assertThat(text()).contains("No models yet").doesNotContain("Upload a model");
    }

    @Test
    void a_model_is_registered_by_its_name() {
        signIn("ada");
        open("models");
        button("Register a model").click();
        roundTrip();
        RegisterModelDialog dialog = all(UI.getCurrent())
                .filter(RegisterModelDialog.class::isInstance)
                .map(RegisterModelDialog.class::cast)
                .findFirst()
                .orElseThrow();

        dialog.name.setValue("Not A Name");
        dialog.register.click();
        assertThat(dialog.name.isInvalid()).isTrue();

        dialog.name.setValue("mnist");
        dialog.tags.setValue("digits， small, digits");
        dialog.register.click();
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(ModelPage.class);
        assertThat(platform.models.get(PROJECT, new Slug("mnist")).tags()).containsExactly("digits", "small");
    }

    @Test
    void a_model_that_somebody_else_registers_appears() {
        signIn("ada");
        open("models");

        platform.models.register(PROJECT, new NewModel(new Slug("fresh"), null, null, null, null));
        tasks.elapse();
        roundTrip();

        assertThat(names((ModelListPage) getCurrentView())).containsExactly("fresh");
    }

    @Test
    void a_part_that_cannot_be_read_says_so_and_is_tried_again() {
        signIn("ada");
        platform.models.answers(false);
        open("models");
        assertThat(text()).contains("The server does not answer.").contains("Newest version");

        platform.models.answers(true);
        button("Try again").click();
        roundTrip();

        assertThat(text()).contains("No models yet").doesNotContain("does not answer");
    }

    @Test
    void a_page_whose_subject_cannot_be_read_becomes_a_page_that_says_why() {
        signIn("ada");
        platform.models.answers(false);

        open("models/iris");

        assertThat(getCurrentView()).isInstanceOf(ErrorPage.class);
        assertThat(text()).contains("This page could not be made").contains("The server does not answer.");
    }

    @Test
    void the_list_speaks_chinese_without_reload() {
        ModelListPage page = showcase();

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text(page)).contains("上传模型").contains("尚无版本").doesNotContain("no version yet");
    }

    private ModelListPage showcase() {
        Showcase.fill(platform);
        signIn("ada");
        open("models");
        return (ModelListPage) getCurrentView();
    }

    private static List<String> names(ModelListPage page) {
        return page.shown().stream().map(Model::name).map(Slug::value).toList();
    }
}
