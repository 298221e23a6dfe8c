package modelport.ui.registry;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import modelport.contract.VersionsApi;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.DigestChip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.components.States;
import modelport.ui.components.VerdictLine;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** A version's files, each with what the scan said about it and why. */
final class FilesSection extends Box {
    FilesSection(Here here, Version version) {
        super("div", "");
        var list = Box.tag("ul", "mp-verdicts");
        version.files().forEach(file -> list.add(line(here, version, file)));
        add(new Section(t("version.files"), list).explained(t("version.files.explain")));
    }

    private static Component line(Here here, Version version, VersionFile file) {
        return new VerdictLine(
                States.of(file.verdict()),
                Box.of("mp-file-name", Words.mono(file.path()), size(version, file)),
                States.word(file.verdict()),
                why(file),
                Box.of("mp-file-end", new DigestChip(file.sha256()), download(here, version, file)));
    }

    private static Component size(Version version, VersionFile file) {
        Words size = Words.muted(Formats.bytes(file.size()));
        return switch (FileRole.of(version, file)) {
            case SOURCE -> Box.of("mp-file-role", size, Chip.of(t("file.role.SOURCE")));
            case MADE -> Box.of("mp-file-role", size, Chip.of(t("file.role.MADE")));
            case BESIDE -> size;
        };
    }

    private static Component why(VersionFile file) {
        Component sentence = sentence(file);
        return file.names().isEmpty() ? sentence : Box.stack(sentence, new FileNames(file));
    }

    private static Component sentence(VersionFile file) {
        if (file.reason() != null) {
            return Words.of(file.verdict() == Verdict.REFUSED ? "mp-refused-why" : "", say(file.reason()));
        }
        return file.verdict() == Verdict.PENDING
                ? Words.muted(t("file.pending"))
                : Words.of(orWord("file.kind.", file.kind()));
    }

    private static Component download(Here here, Version version, VersionFile file) {
        VersionsApi versions = here.modelport().versions();
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                        versions.file(here.project(), version.model(), version.number(), file.path()),
                        name,
                        "application/octet-stream",
                        file.size())),
                "");
        link.add(Icon.DOWN.draw());
        link.addClassName("mp-icon-link");
        link.getElement().setAttribute("download", name);
        link.getElement().setAttribute("title", t("file.download", file.path()));
        link.setAriaLabel(t("file.download", file.path()));
        return link;
    }
}
