package modelport.ui.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.Locale;
import modelport.contract.Slug;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.Signature;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Converted;
import modelport.ui.fakes.Samples;
import modelport.ui.registry.VersionPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {VersionPage.class, SignInPage.class})
class TryConsoleTest extends PageTest {
    @Test
    void the_example_is_answered_with_a_bar_for_each_class() {
        TryConsole console = console(Samples.flowers());

        assertThat(console.input.getValue()).contains("\"instances\"");
        console.send.click();
        roundTrip();

        assertThat(text(console.answer))
                .contains("v1 answered in")
                .contains("setosa")
                .contains("virginica");
        assertThat(console.send.isEnabled()).isTrue();
    }

    @Test
    void several_targets_are_answered_by_name_with_what_else_the_model_gives() {
        TryConsole console = console(Converted.targets());

        console.send.click();
        roundTrip();

        assertThat(text(console.answer)).containsSubsequence("demand", "returns", "stock", "decision", "0.81  0.2");
    }

    @Test
    void many_columns_show_the_first_few_and_the_rest_on_demand() {
        TryConsole console = console(Converted.transform());

        console.send.click();
        roundTrip();

        assertThat(text(console.answer))
                .contains("40 numbers")
                .containsSubsequence("component_11", "and 28 more", "component_12", "component_39");
    }

    @Test
    void a_text_model_is_asked_with_a_text() {
        TryConsole console = console(Samples.sentences());
        console.input.setValue("Where is my parcel?");

        console.send.click();
        roundTrip();

        assertThat(text(console.answer)).contains("384 numbers");
    }

    @Test
    void a_refusal_is_shown_in_the_words_of_the_platform() {
        TryConsole console = console(Samples.flowers());
        console.input.setValue("not json");

        console.send.click();
        roundTrip();

        assertThat(text(console.answer)).contains("Refused, status 422").contains("The body is no JSON object");
    }

    @Test
    void what_was_typed_survives_a_change_of_language() {
        TryConsole console = console(Samples.sentences());
        console.input.setValue("Wo ist mein Paket?");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(present().input.getValue()).isEqualTo("Wo ist mein Paket?");
        assertThat(present().send.getText()).isEqualTo("提问");
    }

    private TryConsole console(Signature signature) {
        var model = new Slug("tried");
        platform.models.register(PROJECT, new NewModel(model, null, null, null, null));
        platform.versions.put(Samples.ready(model, 1, signature, Instant.now()));
        signIn("ada");
        open("models/tried/versions/1");
        return present();
    }

    private TryConsole present() {
        return all(UI.getCurrent())
                .filter(TryConsole.class::isInstance)
                .map(TryConsole.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
