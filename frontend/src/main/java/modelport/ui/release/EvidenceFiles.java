package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.util.Locale;
import modelport.contract.release.Release;
import modelport.ui.components.Icon;
import modelport.ui.shell.Here;

/** Everything about a release to take along: all of it in one file, or the report to read and print. */
final class EvidenceFiles {
    private static final long UNKNOWN = -1;

    private final Here here;
    private final Release release;
    private final Locale language = UI.getCurrent().getLocale();

    EvidenceFiles(Here here, Release release) {
        this.here = here;
        this.release = release;
    }

    /** The zip. */
    Anchor pack() {
        String file = name() + ".zip";
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                        here.modelport().releases().evidencePack(here.project(), release.id(), language),
                        file,
                        "application/zip",
                        UNKNOWN)),
                "");
        link.getElement().setAttribute("download", file);
        return dressed(link, Icon.DOWN, t("release.pack"));
    }

    /** The report, in a tab of its own, from where it can be printed. */
    Anchor report() {
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                                here.modelport().releases().evidenceReport(here.project(), release.id(), language),
                                name() + ".html",
                                "text/html;charset=UTF-8",
                                UNKNOWN))
                        .inline(),
                AttachmentType.INLINE,
                "");
        link.setTarget("_blank");
        return dressed(link, Icon.FILE, t("release.report"));
    }

    private static Anchor dressed(Anchor link, Icon icon, String text) {
        var button = new Button(text, icon.draw());
        button.addThemeName("tertiary");
        button.addClassName("mp-menu-button");
        // The link takes the focus and the click; two of them in one would be one too many.
        button.setTabIndex(-1);
        link.add(button);
        link.addClassName("mp-button-link");
        return link;
    }

    private String name() {
        return "%s-v%d-%s".formatted(release.model(), release.version(), release.environment());
    }
}
