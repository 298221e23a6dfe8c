package modelport.ui.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.artifacts.NewUpload;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.VersionState;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.artifacts.Uploader.Picked;
import modelport.ui.fakes.FakeUploads;
import modelport.ui.registry.ModelListPage;
import modelport.ui.registry.VersionPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {UploadPage.class, ModelListPage.class, VersionPage.class, SignInPage.class})
class UploadPageTest extends PageTest {
    private static final Slug IRIS = new Slug("iris");

    @BeforeEach
    void come() {
        signIn("ada");
    }

    @Test
    void files_are_announced_one_by_one_and_suggest_a_name() {
        UploadPage page = page("upload");

        pick(page, "Iris.onnx", "labels.txt");

        assertThat(platform.uploads.announced)
                .extracting(NewUpload::filename)
                .containsExactly("Iris.onnx", "labels.txt");
        assertThat(page.form.name.getValue()).isEqualTo("iris");
        assertThat(page.create.isEnabled()).isFalse();
        assertThat(text(page)).contains("2 files are still on the way");
    }

    @Test
    void a_complete_upload_becomes_a_version_whose_check_is_shown_until_it_is_ready() {
        UploadPage page = page("upload");
        arrive(page, "iris.onnx");

        page.create.click();
        roundTrip();
        assertThat(text(page)).contains("iris v1 is being checked");

        platform.versions.finishImport(IRIS, 1);
        tasks.elapse();
        roundTrip();

        assertThat(text(page)).contains("iris v1 is ready.").contains("Deploy");
        assertThat(platform.models.get(PROJECT, IRIS).latestState()).isEqualTo(VersionState.READY);
    }

    @Test
    void a_version_that_is_rejected_says_why_and_which_file() {
        UploadPage page = page("upload");
        arrive(page, "notes.txt");

        page.create.click();
        platform.versions.finishImport(new Slug("notes"), 1);
        tasks.elapse();
        roundTrip();

        assertThat(text(page))
                .contains("Not accepted.")
                .contains("None of the files is a model")
                .contains("notes.txt");
        assertThat(text(page)).doesNotContain("Deploy");
    }

    @Test
    void a_file_of_another_library_says_in_words_what_was_found() {
        UploadPage page = page("upload");
        arrive(page, "model.pkl");

        page.create.click();
        platform.versions.finishImport(new Slug("model"), 1);
        tasks.elapse();
        roundTrip();

        assertThat(text(page))
                .contains("scikit-learn 1.2.1")
                .contains("ColumnTransformer \u2192 RandomForestClassifier")
                .contains("4 columns: age, fare, city, class")
                .contains("one of 2 classes: lost, saved")
                .contains("Tried on generated rows only")
                .contains("Open the version");
    }

    @Test
    void samples_go_along_and_prove_it() {
        UploadPage page = page("upload?samples=1");
        arrive(page, "model.pkl");

        page.samples.json.setValue(
                "{\"inputs\": {\"age\": [[41], [7]]}, \"outputs\": {\"label\": [\"lost\", \"saved\"]}}");
        assertThat(text(page)).contains("2 rows, one input, one output.");
        page.create.click();
        var found = platform.versions.finishImport(new Slug("model"), 1);
        tasks.elapse();
        roundTrip();

        assertThat(platform.versions.said(found).samples()).isNotNull();
        assertThat(text(page)).contains("Answers equal to the samples that came with it");
    }

    @Test
    void samples_that_cannot_be_used_keep_the_version_from_being_made() {
        UploadPage page = page("upload");
        arrive(page, "model.pkl");

        page.samples.json.setValue("{\"inputs\": {\"age\": ");
        assertThat(page.create.isEnabled()).isFalse();
        assertThat(text(page)).contains("it breaks in line 1").contains("The samples cannot be used yet");

        page.samples.json.setValue("");
        assertThat(page.create.isEnabled()).isTrue();
    }

    @Test
    void a_harmful_file_gets_a_verdict() {
        UploadPage page = page("upload");
        arrive(page, "harmful.pkl");

        page.create.click();
        platform.versions.finishImport(new Slug("harmful"), 1);
        tasks.elapse();
        roundTrip();

        assertThat(text(page)).contains("A call of posix.system.").contains("treat it as harmful");
    }

    @Test
    void a_known_model_gets_its_next_version() {
        platform.models.register(PROJECT, new NewModel(IRIS, null, null, null, null));
        UploadPage page = page("upload?model=iris");

        assertThat(page.form.name.getHelperText()).contains("v1");
        assertThat(page.form.task.isVisible()).isFalse();
    }

    @Test
    void a_file_that_is_too_large_is_refused_by_the_platform_in_words() {
        UploadPage page = page("upload");

        page.files().picked(List.of(new Picked("k", "huge.onnx", FakeUploads.LARGEST + 1, Optional.empty())));

        assertThat(platform.uploads.announced).isEmpty();
        assertThat(page.state.isComplete()).isFalse();
    }

    @Test
    void an_upload_that_was_begun_before_is_not_announced_again() {
        UploadPage page = page("upload");

        page.files().picked(List.of(new Picked("k", "iris.onnx", 10, Optional.of(UUID.randomUUID()))));

        assertThat(platform.uploads.announced).isEmpty();
        assertThat(page.state.count()).isEqualTo(1);
    }

    @Test
    void leaving_while_files_are_on_their_way_is_asked_about_first() {
        UploadPage page = page("upload");
        pick(page, "iris.onnx");

        open("models");
        assertThat(getCurrentView()).isSameAs(page);
        assertThat(text()).contains("Leave while files are on their way?");

        agree();
        assertThat(getCurrentView()).isInstanceOf(ModelListPage.class);
    }

    @Test
    void what_was_typed_and_what_has_arrived_survive_a_change_of_language() {
        UploadPage page = page("upload");
        arrive(page, "iris.onnx");
        page.form.title.setValue("First");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(page.form.title.getValue()).isEqualTo("First");
        assertThat(page.create.isEnabled()).isTrue();
        assertThat(text(page)).contains("文件已全部送达").doesNotContain("Everything is here");
    }

    private UploadPage page(String address) {
        open(address);
        return (UploadPage) getCurrentView();
    }

    private static void pick(UploadPage page, String... names) {
        Brought.pick(page.files(), names);
    }

    private void arrive(UploadPage page, String name) {
        Brought.arrive(page.files(), platform.uploads, name);
    }
}
