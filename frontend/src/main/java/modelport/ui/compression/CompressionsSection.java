package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.compression.Compression;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** The newest searches for smaller versions of a version. */
public final class CompressionsSection {
    private static final int FEW = 3;

    private CompressionsSection() {}

    /** A panel for a version that is ready. */
    public static Component panel(Here here, Version version) {
        var panel = new Panel<>(
                2,
                () -> here.modelport()
                        .compressions()
                        .list(here.project(), version.model(), version.number(), new PageRequest(FEW, null, null)),
                found -> of(version, found));
        Feed.listen(panel, Feed.about("compression"), events -> panel.load());
        return panel;
    }

    private static Component of(Version version, Page<Compression> found) {
        var section = new Section(t("compression.ofVersion")).explained(t("compression.ofVersion.explain"));
        if (found.items().isEmpty()) {
            section.add(Words.muted(t("compression.ofVersion.none")));
            return section;
        }
        var list = Box.tag("ul", "mp-lines").attribute("aria-label", t("compression.ofVersion"));
        found.items().forEach(each -> list.add(Box.tag("li", "", new CompressionLine(each))));
        section.add(list);
        if (found.next() != null) {
            section.action(Links.to(Links.compressions(version.model(), version.number()), t("compression.all")));
        }
        return section.css("mp-tight");
    }
}
