package modelport.ui.registry;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** Why a version was rejected: what was found in which file, that nothing was run, and what to do now. */
public final class VerdictBox extends Box {
    private static final int FILES = 3;

    /** Reasons for which there is more to say than their sentence. */
    private static final Set<String> TOLD =
            Set.of("pickle.forbidden-call", "pickle.embedded-code", "pickle.unknown-class", "pickle.unknown-function");

    public VerdictBox(Version version) {
        super("section", "mp-verdict-box");
        attribute("aria-label", t("verdict.box"));
        List<VersionFile> refused = version.files().stream()
                .filter(file -> file.verdict() == Verdict.REFUSED)
                .toList();
        refused.stream().limit(FILES).forEach(file -> add(head(file)));
        if (refused.size() > FILES) {
            add(Words.muted(t("models.andMore", refused.size() - FILES)));
        }
        var rows = Box.tag("dl", "mp-bound");
        String code = version.reason() == null ? "" : version.reason().code();
        refused.stream()
                .limit(1)
                .flatMap(file -> found(version, file).stream())
                .forEach(found -> rows.add(row("verdict.found", found)));
        rows.add(row("verdict.run", Words.tag("span", "", run(code))));
        rows.add(row("verdict.todo", Words.tag("span", "", todo(code))));
        add(rows);
    }

    /** With the way to the next version, for pages that have none. */
    VerdictBox leading(Slug model) {
        add(Box.row(new Button(t("verdict.next"), Icon.UPLOAD.draw(), click -> Links.go(Links.upload(model)))));
        return this;
    }

    private static Component head(VersionFile file) {
        return Box.of(
                "mp-verdict-head",
                StateBadge.soft(State.ACT, States.word(file.verdict())),
                Words.mono(file.path()),
                Words.muted(Formats.bytes(file.size())));
    }

    /** What the file was refused for, as far as the version's own reason does not say it. */
    private static Optional<Component> found(Version version, VersionFile file) {
        Message reason = file.reason();
        if (reason != null && TOLD.contains(reason.code())) {
            return Optional.of(Words.tag("span", "", t("verdict.found." + reason.code(), FileNames.culprit(file))));
        }
        return Optional.ofNullable(reason)
                .filter(each -> !each.equals(version.reason()))
                .map(each -> Words.of(say(each)));
    }

    private static String run(String code) {
        return t(code.startsWith("inference.") ? "verdict.run.trial" : "verdict.run.text");
    }

    private static String todo(String code) {
        boolean advised = TOLD.contains(code) || code.equals("inference.sample-differs");
        return t("verdict.todo." + (advised ? code : "any"));
    }

    private static Component row(String name, Component value) {
        return Box.of("mp-bound-row", Words.tag("dt", "", t(name)), Box.tag("dd", "", value));
    }
}
