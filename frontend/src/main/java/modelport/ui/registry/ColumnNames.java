package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import java.util.List;
import modelport.contract.registry.TensorSpec;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** The names of an input's or output's columns: the first ones, the rest on demand. */
final class ColumnNames extends Box {
    private static final int SHOWN = 20;
    private static final int MOST = 2_000;

    ColumnNames(TensorSpec spec) {
        super("div", "mp-column-names");
        List<String> names = spec.columns();
        int shown = Math.min(SHOWN, names.size());
        add(Words.tag("p", "mp-muted mp-small", t("signature.columns", names.size(), spec.name())));
        add(list(names.subList(0, shown)));
        if (names.size() > shown) {
            var rest = Box.tag(
                    "details",
                    "mp-fold",
                    Words.tag("summary", "", t("models.andMore", names.size() - shown)),
                    list(names.subList(shown, Math.min(names.size(), MOST))));
            rest.add(Words.muted(names.size() > MOST ? t("models.andMore", names.size() - MOST) : ""));
            add(rest);
        }
    }

    private static Box list(List<String> names) {
        var list = Box.tag("ol", "mp-flow-names");
        names.forEach(name -> list.add(Box.tag("li", "", Words.mono(name))));
        return list;
    }
}
