package modelport.ui.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.registry.NewModel;
import modelport.contract.registry.Signature;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.deployment.EndpointPage;
import modelport.ui.fakes.Converted;
import modelport.ui.fakes.Processed;
import modelport.ui.fakes.Samples;
import modelport.ui.registry.VersionPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {VersionPage.class, EndpointPage.class, SignInPage.class})
class TryConsoleTest extends PageTest {
    private static final Slug TRIED = new Slug("tried");

    @Test
    void the_example_is_answered_with_a_bar_for_each_class() {
        TryConsole console = console(Samples.flowers());

        assertThat(body(console).body.getValue()).contains("\"instances\"");
        ask(console);

        assertThat(text(console.answer))
                .contains("v1 answered in")
                .contains("setosa")
                .contains("virginica");
        assertThat(console.send.isEnabled()).isTrue();
    }

    @Test
    void several_targets_are_answered_by_name_with_what_else_the_model_gives() {
        TryConsole console = console(Converted.targets());

        ask(console);

        assertThat(text(console.answer)).containsSubsequence("demand", "returns", "stock", "decision", "0.81  0.2");
    }

    @Test
    void many_columns_show_the_first_few_and_the_rest_on_demand() {
        TryConsole console = console(Converted.transform());

        ask(console);

        assertThat(text(console.answer))
                .contains("40 numbers")
                .containsSubsequence("component_11", "and 28 more", "component_12", "component_39");
    }

    @Test
    void several_texts_are_compared_with_each_other() {
        TryConsole console = console(Samples.sentences());
        type(console, 0, "Where is my parcel?");
        button("Add a text").click();
        type(console, 1, "Where is the parcel?");

        ask(console);

        assertThat(text(console.answer)).contains("384 numbers", "How alike they are", "Where is the parcel?");
    }

    @Test
    void names_are_marked_where_they_stand_even_behind_characters_that_java_counts_twice() {
        TryConsole console = console(Processed.names());
        type(console, 0, "\ud83d\udc4b Marie Curie went from Warsaw to Paris.");

        ask(console);

        assertThat(all(console.answer)
                        .filter(each -> each.getElement().getTag().equals("mark"))
                        .map(PageTest::text))
                .containsExactly("Marie Curie\nPER", "Warsaw\nLOC", "Paris\nLOC");
        assertThat(text(console.answer)).contains("LOC \u00d7 2");
    }

    @Test
    void an_answer_is_marked_in_the_text_that_it_was_found_in() {
        TryConsole console = console(Processed.questions());
        var fields = (PairFields) console.fields();
        fields.first.setValue("When was it opened?");
        fields.second.setValue("The bridge was opened in 1894 after 8 years.");

        ask(console);

        assertThat(text(console.answer)).contains("1894", "91\u00a0% sure", "8 years");
    }

    @Test
    void a_candidate_is_read_in_its_sentence_when_it_is_picked() {
        TryConsole console = console(Processed.gaps());
        type(console, 0, "I drink [MASK] in the morning.");
        ask(console);
        assertThat(text(console.answer)).contains("I drink coffee in the morning.");

        pick(console, "tea");

        assertThat(text(console.answer)).contains("I drink tea in the morning.");
    }

    @Test
    void a_text_goes_on_as_somebody_wishes_and_says_why_it_ends() {
        TryConsole console = console(Processed.stories());
        var fields = (PromptFields) console.fields();
        fields.prompt.setValue("The fog lifted");
        assertThat(fields.maxTokens.getPlaceholder()).isEqualTo("64");
        ask(console);
        assertThat(text(console.answer))
                .contains("The fog lifted", "and the last boat", "then the model ended the text", "seed 1204117");

        fields.maxTokens.setValue(5);
        fields.temperature.setValue(0.0);
        ask(console);

        assertThat(text(console.answer))
                .contains("and the last boat of", "5 tokens, then the limit was reached")
                .doesNotContain("evening", "seed");
        console.raw(true);
        assertThat(body(console).body.getValue())
                .isEqualTo("{\"inputs\":[{\"prompt\":\"The fog lifted\",\"maxTokens\":5,\"temperature\":0.0}]}");
    }

    @Test
    void what_is_found_in_a_picture_is_listed_beside_it() {
        TryConsole console = console(Processed.street());
        assertThat(console.send.isEnabled()).isFalse();

        bring(console, picture());

        assertThat(text(console.answer))
                .contains("4 things were found", "car", "person", "bicycle", "218 \u00d7 134 at 51, 264");
        assertThat(the(DrawnOn.Picture.class).getElement().getAttribute("key")).isNotEmpty();
    }

    @Test
    void lines_of_text_can_be_read_without_the_picture() {
        TryConsole console = console(Processed.receipts());

        bring(console, picture());

        assertThat(text(console.answer)).contains("7 lines were read", "TOTAL 8.10 EUR", "Copy all lines");
    }

    @Test
    void speech_is_listed_with_its_seconds() {
        TryConsole console = console(Processed.voices());

        bring(console, "UklGRg==");

        assertThat(text(console.answer))
                .contains("3 parts with speech, 3.45\u00a0s together", "2.30\u00a0s \u2013 3.05\u00a0s");
    }

    @Test
    void things_that_somebody_had_lead_to_others() {
        TryConsole console = console(Processed.films());
        var fields = (ItemFields) console.fields();
        fields.items.setValue("Alien\nSolaris\n");
        fields.top.setValue(3);

        ask(console);

        assertThat(text(console.answer)).contains("Blade Runner").doesNotContain("Solaris", "Contact");
    }

    @Test
    void a_refusal_is_shown_in_the_words_of_the_platform() {
        TryConsole console = console(Samples.flowers());
        body(console).body.setValue("not json");

        ask(console);

        assertThat(text(console.answer)).contains("Refused, status 422").contains("The body is no JSON object");
    }

    @Test
    void what_is_in_the_fields_is_where_json_begins() {
        TryConsole console = console(Processed.questions());
        ((PairFields) console.fields()).first.setValue("Who?");

        console.raw(true);

        assertThat(body(console).body.getValue()).isEqualTo("{\"inputs\":[{\"question\":\"Who?\",\"context\":\"\"}]}");
    }

    @Test
    void what_was_typed_and_answered_survives_a_change_of_language() {
        TryConsole console = console(Samples.sentences());
        type(console, 0, "Wo ist mein Paket?");
        ask(console);

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(the(TryConsole.class)).isSameAs(console);
        assertThat(texts(console).areas.getFirst().getValue()).isEqualTo("Wo ist mein Paket?");
        assertThat(console.send.getText()).isEqualTo("提问");
        assertThat(text(console.answer)).contains("384 个数");
    }

    @Test
    void what_somebody_types_stays_in_its_field_while_the_endpoint_changes() {
        version(Samples.sentences());
        platform.releases.deploy(PROJECT, new NewDeployment(TRIED, 1, new Slug("development"), new Slug("tried-here")));
        signIn("ada");
        open("endpoints/tried-here");
        TryConsole console = the(TryConsole.class);
        var field = texts(console).areas.getFirst();
        field.setValue("half a sent");

        platform.endpoints.state(new Slug("tried-here"), EndpointState.FAILED, Message.of("deployment.load-failed"));
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("cannot be loaded");
        assertThat(the(TryConsole.class)).isSameAs(console);
        assertThat(texts(console).areas).containsExactly(field);
        assertThat(field.isAttached()).isTrue();
    }

    private TryConsole console(Signature signature) {
        version(signature);
        signIn("ada");
        open("models/tried/versions/1");
        return the(TryConsole.class);
    }

    private void version(Signature signature) {
        platform.models.register(PROJECT, new NewModel(TRIED, null, null, null, null));
        platform.versions.put(Samples.ready(TRIED, 1, signature, Instant.now()));
    }

    private void ask(TryConsole console) {
        console.send.click();
        roundTrip();
    }

    /** As the browser does, which keeps the file under a key. */
    private void bring(TryConsole console, String base64) {
        console.media().fill(true);
        console.send.click();
        console.media().take(console.media().keys().getFirst(), base64);
        roundTrip();
    }

    private static String picture() {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TextsFields texts(TryConsole console) {
        return (TextsFields) console.fields();
    }

    private static BodyFields body(TryConsole console) {
        return (BodyFields) console.fields();
    }

    private static void type(TryConsole console, int place, String typed) {
        texts(console).areas.get(place).setValue(typed);
    }

    private static void pick(TryConsole console, String word) {
        NativeButton choice = all(console)
                .filter(NativeButton.class::isInstance)
                .map(NativeButton.class::cast)
                .filter(each -> text(each).contains(word))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(choice, new ClickEvent<>(choice));
    }
}
