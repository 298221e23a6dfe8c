package modelport.ui.artifacts;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.dom.DomEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import modelport.contract.artifacts.UploadTicket;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes files in the browser and sends their bytes from there to the platform with tus, in slices, each upload with a
 * token of its own. This side only hears which files there are and how they fared.
 */
@Tag("mp-uploader")
@JsModule("context://modelport/uploader.js")
final class Uploader extends Component implements HasStyle {
    /** A file that somebody chose; it has an upload already if it was begun before. */
    record Picked(String key, String name, long size, Optional<UUID> begun) {}

    /** Hears what happens to the files. */
    interface Listener {
        void picked(List<Picked> files);

        void finished(String key, UUID upload);

        void failed(String key);

        void removed(String key);

        /** The upload is not there any more; a new one is needed. */
        void expired(String key);
    }

    /** For whom it takes files. */
    enum Kind {
        /** Any number of files, folders too. */
        MODEL("drop."),
        /** One file; another takes its place. */
        TABLE("drop.table.");

        private final String texts;

        Kind(String texts) {
            this.texts = texts;
        }
    }

    private static final List<String> TEXTS = List.of(
            "file.waiting",
            "file.sending",
            "file.paused",
            "file.lost",
            "file.done",
            "file.failed",
            "file.pause",
            "file.resume",
            "file.remove",
            "file.changed",
            "files.list");

    private static final List<String> DROP = List.of("here", "more", "formats", "choose", "folder");

    private final Kind kind;

    Uploader(String project, Kind kind, Listener listener) {
        this.kind = kind;
        getElement().setAttribute("project", project);
        if (kind == Kind.TABLE) {
            getElement().setAttribute("single", true);
        }
        listen("picked", event -> listener.picked(files(event.getEventData().get("event.detail.files"))), "files");
        listen("finished", event -> listener.finished(key(event), id(event).orElseThrow()), "key", "upload");
        listen("failed", event -> listener.failed(key(event)), "key");
        listen("removed", event -> listener.removed(key(event)), "key");
        listen("expired", event -> listener.expired(key(event)), "key");
    }

    /** Writes its words in the present language. */
    void write() {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        TEXTS.forEach(key -> texts.put(key, t(key)));
        DROP.forEach(word -> texts.put("drop." + word, t(kind.texts + word)));
        getElement().setPropertyJson("texts", texts);
    }

    /** The file may go, there. */
    void go(String key, UploadTicket ticket) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", ticket.id().toString());
        json.put("location", ticket.location());
        json.put("token", ticket.token());
        json.put("expiresAt", ticket.expiresAt().toString());
        getElement().callJsFunction("go", key, json);
    }

    /** The file may not go, for this reason. */
    void refuse(String key, String why) {
        getElement().callJsFunction("refuse", key, why);
    }

    /** The files became a version: nothing of them is to be resumed, and none is to be added. */
    void close() {
        getElement().callJsFunction("close");
    }

    private void listen(String name, com.vaadin.flow.dom.DomEventListener listener, String... details) {
        var registration = getElement().addEventListener(name, listener);
        Stream.of(details).forEach(detail -> registration.addEventData("event.detail." + detail));
    }

    private static String key(DomEvent event) {
        return event.getEventData().get("event.detail.key").asString();
    }

    private static Optional<UUID> id(DomEvent event) {
        return id(event.getEventData().get("event.detail.upload"));
    }

    private static Optional<UUID> id(JsonNode text) {
        try {
            return Optional.of(UUID.fromString(text.asString()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static List<Picked> files(JsonNode files) {
        return files.valueStream()
                .map(file -> new Picked(
                        file.path("key").asString(),
                        file.path("name").asString(),
                        file.path("size").asLong(),
                        id(file.path("upload"))))
                .toList();
    }
}
