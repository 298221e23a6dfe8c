package modelport.ui.registry;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** One version on one line. */
final class VersionLine extends Box {
    VersionLine(Version version) {
        super(
                "div",
                "mp-version-line",
                Chip.version(version.number()),
                Box.of("mp-version-words", title(version), note(version)),
                States.badge(version.state()),
                Box.of(
                        "mp-size",
                        Words.number(version.size() == 0 ? "\u2013" : Formats.bytes(version.size())),
                        Words.muted(version.format() == null ? "" : orWord("format.", version.format()))),
                Box.of("mp-size", Words.of(version.createdBy()), Formats.when(version.createdAt())),
                Icon.NEXT.draw());
    }

    private static Component title(Version version) {
        String title = version.title().isEmpty() ? t("version.title", version.number()) : version.title();
        return Links.to(Links.version(version.model(), version.number()), title);
    }

    private static Component note(Version version) {
        if (version.reason() != null) {
            return Words.muted(say(version.reason()));
        }
        return version.endpoints().isEmpty()
                ? Words.muted(String.join(", ", version.tags()))
                : Words.sentence(t("version.servesAt", String.join(", ", version.endpoints())));
    }
}
