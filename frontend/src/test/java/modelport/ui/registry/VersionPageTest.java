package modelport.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.VersionState;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Samples;
import modelport.ui.shell.NotFoundPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {VersionPage.class, ModelPage.class, SignInPage.class, NotFoundPage.class})
class VersionPageTest extends PageTest {
    private static final Slug IRIS = new Slug("iris");

    @BeforeEach
    void come() {
        platform.models.register(PROJECT, new NewModel(IRIS, "Iris", "classification", null, null));
        signIn("ada");
    }

    @Test
    void a_ready_version_says_what_it_takes_and_gives() {
        ready();

        assertThat(text())
                .contains("Takes")
                .contains("features")
                .contains("3 classes")
                .contains("[batch, 4]")
                .contains("setosa")
                .contains("TreeEnsembleClassifier")
                .contains("skl2onnx 1.17.0")
                .contains("Deploy");
    }

    @Test
    void a_rejected_version_gives_its_reason_in_the_reader_s_language() {
        platform.versions.put(Samples.rejected(IRIS, 1, Message.of("formats.no-model"), Instant.now()));

        open("models/iris/versions/1");
        assertThat(text())
                .contains("Not accepted.")
                .contains("None of the files is a model")
                .doesNotContain("Deploy");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);
        assertThat(text()).contains("未被接受").doesNotContain("None of the files");
    }

    @Test
    void a_version_that_a_newer_scan_refuses_says_so_and_cannot_be_deployed() {
        platform.versions.put(Samples.refusedSince(Samples.ready(IRIS, 1, Samples.flowers(), Instant.now())));

        open("models/iris/versions/1");

        assertThat(text()).contains("A newer scan refuses").contains("setosa");
        assertThat(all(UI.getCurrent()).filter(Button.class::isInstance).map(Button.class::cast))
                .extracting(Button::getText)
                .doesNotContain("Deploy");
    }

    @Test
    void a_failed_check_can_be_tried_again() {
        Job job = platform.jobs.put(
                "import", Map.of("model", "iris", "version", "1"), JobState.FAILED, 0.4, Message.of("jobs.over"));
        platform.versions.put(Samples.failed(IRIS, 1, Message.of("jobs.child-too-slow"), job.id(), Instant.now()));

        open("models/iris/versions/1");
        button("Try the check again").click();

        assertThat(platform.jobs.get(job.id()).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void whoever_may_only_look_can_neither_try_nor_change() {
        platform.versions.put(Samples.ready(IRIS, 1, Samples.flowers(), Instant.now()));
        signIn("vera");

        open("models/iris/versions/1");

        assertThat(text())
                .contains("setosa")
                .doesNotContain("Try it")
                .doesNotContain("Edit")
                .doesNotContain("Archive");
    }

    @Test
    void archiving_can_be_taken_back() {
        ready();

        button("Archive").click();
        roundTrip();
        assertThat(platform.versions.get(PROJECT, IRIS, 1).state()).isEqualTo(VersionState.ARCHIVED);
        assertThat(text()).contains("Put away.");

        button("Take it back").click();
        roundTrip();
        assertThat(platform.versions.get(PROJECT, IRIS, 1).state()).isEqualTo(VersionState.READY);
    }

    @Test
    void title_tags_and_card_can_be_edited() {
        ready();
        button("Edit").click();
        roundTrip();
        EditDialog dialog = all(UI.getCurrent())
                .filter(EditDialog.class::isInstance)
                .map(EditDialog.class::cast)
                .findFirst()
                .orElseThrow();

        dialog.title.setValue("With more rows");
        dialog.tags.setValue("best");
        dialog.save.click();
        roundTrip();

        assertThat(platform.versions.get(PROJECT, IRIS, 1).title()).isEqualTo("With more rows");
        assertThat(text()).contains("With more rows").contains("best");
    }

    @Test
    void an_edit_of_an_old_copy_is_refused_in_words_and_keeps_what_was_typed() {
        ready();
        button("Edit").click();
        roundTrip();
        EditDialog dialog = all(UI.getCurrent())
                .filter(EditDialog.class::isInstance)
                .map(EditDialog.class::cast)
                .findFirst()
                .orElseThrow();
        var other = new modelport.contract.registry.VersionChange("Theirs", null, null, null);
        platform.versions.change(
                PROJECT, IRIS, 1, platform.versions.get(PROJECT, IRIS, 1).rowVersion(), other);

        dialog.title.setValue("Mine");
        dialog.save.click();

        assertThat(text(dialog)).contains("Somebody changed this meanwhile");
        assertThat(dialog.title.getValue()).isEqualTo("Mine");
    }

    @Test
    void an_import_that_ends_shows_by_itself() {
        var accepted = platform.versions.create(
                PROJECT,
                IRIS,
                new modelport.contract.registry.NewVersion(
                        java.util.List.of(platform.uploads.here("model.onnx")), null));
        open("models/iris/versions/1");
        assertThat(text()).contains("Being checked");

        platform.versions.finishImport(IRIS, accepted.version().number());
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("Ready").contains("setosa");
    }

    @Test
    void an_unknown_version_is_not_found() {
        open("models/iris/versions/7");
        assertThat(text()).contains("Nothing lives here");

        open("models/iris/versions/-1");
        assertThat(text()).contains("Nothing lives here");
    }

    private void ready() {
        platform.versions.put(Samples.ready(IRIS, 1, Samples.flowers(), Instant.now()));
        open("models/iris/versions/1");
    }
}
