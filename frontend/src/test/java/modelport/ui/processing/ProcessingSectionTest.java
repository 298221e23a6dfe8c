package modelport.ui.processing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import modelport.contract.Slug;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.Processing;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.Signature;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Processed;
import modelport.ui.fakes.Samples;
import modelport.ui.registry.VersionPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {VersionPage.class, SignInPage.class})
class ProcessingSectionTest extends PageTest {
    private static final Slug SEEN = new Slug("seen");

    @BeforeEach
    void come() {
        signIn("ada");
    }

    @Test
    void stages_are_read_as_sentences_in_both_languages() {
        show(Processed.receipts());

        assertThat(text())
                .contains("Takes pictures and gives what is written or said.")
                .contains("pictures \u2192 lines of text \u2192 what is written or said")
                .contains("The longest side to at most 960 pixels, both to multiples of 32, bilinear")
                .contains("Values \u00d7 1/255, minus 0.485, 0.456, 0.406, divided by 0.229, 0.224, 0.225")
                .contains("rec.onnx");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);
        roundTrip();
        assertThat(text()).contains("长边不超过 960 像素，两边均为 32 的倍数，双线性");
    }

    @Test
    void what_it_looks_like_is_suggested_and_used_with_one_click() {
        show(Samples.pictures());
        assertThat(text()).contains("Requests are tensors", "It looks like", "counts with pixels of 0 to 255 (Div)");

        button("Use this").click();
        roundTrip();

        assertThat(processing()).isNotNull();
        assertThat(text()).contains("Stretched to 28 \u00d7 28 pixels, bilinear", "As a picture");
    }

    @Test
    void a_processing_can_be_written_as_json_and_tried_before_it_is_kept() {
        show(Processed.clothes());
        button("Change it").click();
        roundTrip();
        ProcessingDialog dialog = the(ProcessingDialog.class);

        dialog.json.setValue("{\"stages\": []}");
        assertThat(dialog.json.getErrorMessage()).contains("at least one stage");
        assertThat(dialog.save.isEnabled()).isFalse();
        dialog.json.setValue(ProcessingDialog.json(Processed.clothes().processing())
                .replaceFirst("\"invert\" : false", "\"invert\" : true"));
        dialog.tryOut.click();
        roundTrip();
        assertThat(text(dialog.outcome)).contains("answered in");
        dialog.save.click();
        roundTrip();

        assertThat(processing().first().preparation())
                .isInstanceOfSatisfying(
                        ImagePreparation.class,
                        image -> assertThat(image.invert()).isTrue());
        assertThat(text()).contains("Light becomes dark");
    }

    @Test
    void a_version_that_serves_says_why_it_cannot_be_changed() {
        version(Processed.clothes());
        platform.releases.deploy(PROJECT, new NewDeployment(SEEN, 1, new Slug("development"), new Slug("seen-here")));

        open("models/seen/versions/1");

        assertThat(text())
                .contains("Make another version to change how it reads")
                .doesNotContain("Change it");
    }

    private void show(Signature signature) {
        version(signature);
        open("models/seen/versions/1");
    }

    private void version(Signature signature) {
        platform.models.register(PROJECT, new NewModel(SEEN, null, null, null, null));
        platform.versions.put(Samples.ready(SEEN, 1, signature, Instant.now()));
    }

    private Processing processing() {
        Signature signature = platform.versions.get(PROJECT, SEEN, 1).signature();
        return Objects.requireNonNull(Objects.requireNonNull(signature).processing());
    }
}
