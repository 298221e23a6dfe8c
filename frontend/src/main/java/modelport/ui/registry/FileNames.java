package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.registry.VersionFile;
import modelport.ui.components.Box;
import modelport.ui.components.State;
import modelport.ui.components.Words;

/** What a file names: the first few, the rest on demand. What it was refused for comes first and is marked. */
final class FileNames extends Box {
    private static final int SHOWN = 3;

    FileNames(VersionFile file) {
        super("div", file.kind().equals("onnx") ? "mp-names mp-names-short" : "mp-names");
        List<String> names = culpritFirst(file);
        String word = file.kind().equals("onnx") ? "file.operators" : "file.names";
        add(Words.muted(t(word, names.size())), list(file, names.subList(0, Math.min(SHOWN, names.size()))));
        if (names.size() > SHOWN) {
            List<String> rest = names.subList(SHOWN, names.size());
            add(Box.tag(
                    "details",
                    "mp-fold",
                    Words.tag("summary", "", t("models.andMore", rest.size())),
                    list(file, rest)));
        }
    }

    /** The name that the file was refused for; empty if it was for something else. */
    static String culprit(VersionFile file) {
        Message reason = file.reason();
        return reason == null ? "" : reason.args().getOrDefault("name", "");
    }

    private static List<String> culpritFirst(VersionFile file) {
        String culprit = culprit(file);
        return file.names().contains(culprit)
                ? Stream.concat(Stream.of(culprit), file.names().stream().filter(name -> !name.equals(culprit)))
                        .toList()
                : file.names();
    }

    private static Component list(VersionFile file, List<String> names) {
        var list = Box.tag("ul", "");
        names.forEach(
                name -> list.add(name.equals(culprit(file)) ? marked(name) : Box.tag("li", "", Words.mono(name))));
        return list;
    }

    private static Component marked(String name) {
        return Box.tag(
                "li", "mp-culprit", State.ACT.mark(), Words.mono(name), Words.of("mp-hidden", t("file.culprit")));
    }
}
