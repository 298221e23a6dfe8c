package modelport.ui.datasets;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import modelport.contract.datasets.DatasetFile;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.Reading;
import modelport.ui.components.Box;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** The file that a version was read from, and how it was read. */
final class FileSection extends Box {
    FileSection(DatasetVersion version, DatasetFile file) {
        super("div", "");
        var facts = Box.tag("dl", "mp-bound");
        facts.add(row(t("file.name"), Words.mono(file.name())));
        facts.add(row(t("datasets.size"), Words.of(size(file))));
        facts.add(row(t("file.hash"), new DigestChip(file.sha256())));
        if (version.basedOn() != null) {
            facts.add(row(
                    t("file.shared"),
                    Links.to(Links.datasetVersion(version.dataset(), version.basedOn()), "v" + version.basedOn())));
        }
        if (file.encoding() != null) {
            facts.add(row(t("file.encoding"), Words.of(file.encoding())));
        }
        addReading(facts, file.reading());
        add(new Section(t("file.heading"), facts).explained(t("file.explain")));
    }

    /** A link that gives the bytes as they came. */
    static Anchor download(Here here, DatasetVersion version, DatasetFile file, Component... content) {
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                        here.modelport().datasets().file(here.project(), version.dataset(), version.number()),
                        file.name(),
                        "application/octet-stream",
                        file.size())),
                "");
        link.add(content);
        link.getElement().setAttribute("download", file.name());
        return link;
    }

    private static void addReading(Box facts, @Nullable Reading reading) {
        if (reading == null) {
            return;
        }
        if (reading.delimiter() != null) {
            facts.add(row(t("reading.delimiter"), Words.of(ReadingFields.name(reading.delimiter()))));
        }
        if (reading.header() != null) {
            facts.add(row(
                    t("reading.header"),
                    Words.of(t(reading.header() ? "reading.header.names" : "reading.header.data"))));
        }
        if (reading.decimal() != null) {
            facts.add(row(t("reading.decimal"), Words.of(reading.decimal().equals(",") ? "1234,5" : "1234.5")));
        }
        if (reading.missing() != null && !reading.missing().isEmpty()) {
            facts.add(row(t("reading.missing"), Words.mono(String.join(", ", reading.missing()))));
        }
    }

    private static String size(DatasetFile file) {
        String format = file.format() == null ? "" : " \u00b7 " + orWord("dataset.format.", file.format());
        return Formats.bytes(file.size()) + format;
    }

    private static Component row(String name, Component value) {
        return Box.of("mp-bound-row", Words.plain("dt", "", name), Box.tag("dd", "", value));
    }
}
