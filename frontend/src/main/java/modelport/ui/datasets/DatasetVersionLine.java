package modelport.ui.datasets;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.datasets.DatasetFile;
import modelport.contract.datasets.DatasetVersion;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** One version of a dataset on one line. */
final class DatasetVersionLine extends Box {
    DatasetVersionLine(DatasetVersion version) {
        super(
                "div",
                "mp-version-line",
                Chip.version(version.number()),
                Box.of("mp-version-words", title(version), note(version)),
                States.badge(version.state()),
                size(version),
                Box.of("mp-size", Words.of(version.createdBy()), Formats.when(version.createdAt())),
                Icon.NEXT.draw());
    }

    private static Component title(DatasetVersion version) {
        String title = version.note().isEmpty() ? t("version.title", version.number()) : version.note();
        return Links.to(Links.datasetVersion(version.dataset(), version.number()), title);
    }

    private static Component note(DatasetVersion version) {
        if (version.reason() != null) {
            return Words.muted(say(version.reason()));
        }
        String label = version.label() == null ? "" : t("dataset.label.is", version.label());
        String roles = DatasetText.roles(version.roles());
        return Words.tag(
                "span", "mp-muted", label.isEmpty() || roles.isEmpty() ? label + roles : label + " \u00b7 " + roles);
    }

    private static Component size(DatasetVersion version) {
        Long rows = version.rows();
        return Box.of(
                "mp-size",
                Words.number(rows == null ? "\u2013" : t("dataset.rows", Formats.count(rows), rows)),
                Words.muted(file(version.file())));
    }

    private static String file(@Nullable DatasetFile file) {
        if (file == null) {
            return "";
        }
        String format = file.format() == null ? "" : " " + orWord("dataset.format.", file.format());
        return Formats.bytes(file.size()) + format;
    }
}
