package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import modelport.ui.components.Icon;

/** A file that is written when somebody asks for it, in the language of the page. */
public final class Download {
    /** What kind of file. */
    public enum Kind {
        CSV("text/csv"),
        HTML("text/html");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    private Download() {}

    /** A button that gives a file of this name, without its ending. */
    public static Anchor link(Kind kind, String name, Supplier<String> text) {
        String file = name + "." + kind.name().toLowerCase(Locale.ROOT);
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = written(event.getUI(), text).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), file, kind.type + ";charset=UTF-8", bytes.length);
                }),
                "");
        link.add(new Button(t("evaluation.download." + kind), Icon.DOWN.draw()));
        link.addClassName("mp-button-link");
        link.getElement().setAttribute("download", file);
        return link;
    }

    private static String written(UI ui, Supplier<String> text) {
        var written = new AtomicReference<>("");
        ui.accessSynchronously(() -> written.set(text.get()));
        return written.get();
    }
}
