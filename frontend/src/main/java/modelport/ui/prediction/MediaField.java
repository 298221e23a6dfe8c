package modelport.ui.prediction;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes one JPEG, PNG or WAV file by drop, paste, choice or microphone. It stays in the browser; its bytes come here
 * for the moment of a question and are not kept.
 */
@Tag("mp-media")
@JsModule("context://modelport/media.js")
final class MediaField extends Component implements HasStyle {
    /** Room for a photograph, or two minutes of sound as phones record it; one text of JSON has to hold it. */
    static final int MOST = 12_000_000;

    private static final List<String> WORDS = List.of("tooLarge", "remove", "gone");
    private static final List<String> OWN = List.of("here", "formats", "choose", "another", "otherKind", "preview");
    private static final List<String> SOUND = List.of("record", "stop", "noMicrophone");

    private final boolean picture;
    private final Runnable changed;
    private boolean filled;
    private final Map<String, BiConsumer<String, String>> waiting = new HashMap<>();

    /** Calls {@code changed} whenever there is a file, or none any more. */
    MediaField(AskKind kind, Runnable changed) {
        picture = kind != AskKind.SOUND;
        this.changed = changed;
        getElement().setAttribute("kind", picture ? "picture" : "sound").setAttribute("limit", Integer.toString(MOST));
        getElement().addEventListener("chosen", event -> fill(true));
        getElement().addEventListener("removed", event -> fill(false));
        getElement()
                .addEventListener("bytes", event -> {
                    var detail = event.getEventData();
                    take(
                            detail.path("event.detail.key").asString(),
                            detail.path("event.detail.data").asString());
                })
                .addEventData("event.detail.key")
                .addEventData("event.detail.data");
    }

    /** Writes its words in the present language. */
    void write() {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        WORDS.forEach(word -> texts.put(word, t("media." + word)));
        OWN.forEach(word -> texts.put(word, t((picture ? "media.picture." : "media.sound.") + word)));
        SOUND.forEach(word -> texts.put(word, t("media.sound." + word)));
        getElement().setPropertyJson("texts", texts);
    }

    boolean isFor(AskKind kind) {
        return picture == (kind != AskKind.SOUND);
    }

    boolean isFilled() {
        return filled;
    }

    /** Asks the browser for the file; it comes with the key under which the browser remembers it. */
    void hand(BiConsumer<String, String> then) {
        String key = UUID.randomUUID().toString();
        waiting.put(key, then);
        getElement().callJsFunction("hand", key);
    }

    /** There is a file in the browser, or none any more. */
    void fill(boolean now) {
        filled = now;
        changed.run();
    }

    /** Under which keys the browser was asked for the file. */
    List<String> keys() {
        return List.copyOf(waiting.keySet());
    }

    /** The file has come. */
    void take(String key, String base64) {
        BiConsumer<String, String> then = waiting.remove(key);
        // More than was allowed was not sent by our script.
        if (then != null && base64.length() <= MOST / 3L * 4 + 4) {
            then.accept(key, base64);
        }
    }
}
