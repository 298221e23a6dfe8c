package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import java.util.List;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;

/** What is not what it was: before, an arrow, now. */
final class ChangesView {
    private ChangesView() {}

    static Box of(List<Difference> differences) {
        var list = Box.tag("dl", "mp-changes");
        differences.forEach(each -> list.add(Box.of(
                "mp-change",
                Words.plain("dt", "", each.name()),
                Box.tag(
                        "dd",
                        "",
                        Words.plain("del", "", each.before()),
                        Icon.RIGHT.draw().labelled(t("release.changes.to")),
                        Words.plain("ins", "", each.now())))));
        return list;
    }
}
