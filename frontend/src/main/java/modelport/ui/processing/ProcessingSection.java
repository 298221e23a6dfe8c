package modelport.ui.processing;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.processing.NewProcessing;
import modelport.contract.processing.Processing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.VersionProcessing;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Notice;
import modelport.ui.components.Panel;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;

/** What happens before and behind a version's model, what could happen, and the way to say so. */
public final class ProcessingSection extends Box {
    private final Here here;
    private final Version version;
    private final VersionProcessing found;
    private final Runnable changed;

    private ProcessingSection(Here here, Version version, VersionProcessing found, Runnable changed) {
        super("div", "");
        this.here = here;
        this.version = version;
        this.found = found;
        this.changed = changed;
        add(createSection());
    }

    /** Fetches by itself; calls {@code changed} once it is another one. */
    public static Component panel(Here here, Version version, Runnable changed) {
        return new Panel<>(
                3,
                () -> here.modelport().processings().get(here.project(), version.model(), version.number()),
                found -> new ProcessingSection(here, version, found, changed));
    }

    private Section createSection() {
        var section = new Section(t("processing.heading"));
        Processing now = found.processing();
        section.explained(now == null ? t("processing.explain") : ProcessingWords.line(now));
        List<Component> actions = new ArrayList<>(List.of(createCode().button()));
        if (mayChange()) {
            actions.add(new Button(
                    t(now == null ? "processing.add" : "processing.change"),
                    click -> new ProcessingDialog(here, version, found, changed).open()));
        }
        section.action(actions.toArray(Component[]::new));
        section.add(now == null ? Words.tag("p", "mp-explain", t("processing.tensors")) : new StageLines(now));
        if (found.fixed() != null) {
            section.add(Words.plain("p", "mp-explain", say(found.fixed())));
        }
        if (now == null) {
            found.suggestions().forEach(each -> section.add(createSuggestion(each)));
        }
        return section;
    }

    private boolean mayChange() {
        return here.mayContribute() && found.fixed() == null;
    }

    private Component createSuggestion(ProcessingPreset preset) {
        var words = Box.stack(
                Words.sentence(t("processing.suggested", say(preset.title()))),
                Words.muted(ProcessingWords.line(preset.processing())));
        if (preset.reason() != null) {
            words.add(Words.muted(say(preset.reason())));
        }
        var line = Box.of("mp-suggestion", words);
        if (mayChange()) {
            var use = new Button(t("processing.use"), click -> use(preset));
            use.setAriaLabel(t("processing.useThis", say(preset.title())));
            line.add(use);
        }
        return line;
    }

    private void use(ProcessingPreset preset) {
        try {
            here.modelport()
                    .processings()
                    .change(
                            here.project(),
                            version.model(),
                            version.number(),
                            found.rowVersion(),
                            new NewProcessing(preset.processing(), null));
            Notice.show(t("action.saved"));
            changed.run();
        } catch (RuntimeException e) {
            // An example of somebody's own may help: there is a place for it.
            var dialog = new ProcessingDialog(here, version, found, changed);
            dialog.begin(preset, e);
            dialog.open();
        }
    }

    private CodeDrawer createCode() {
        String path = Code.path(
                here.project(), "/models/" + version.model() + "/versions/" + version.number() + "/processing");
        return new CodeDrawer(t("processing.heading"))
                .code("curl", () -> Code.curl("GET", path))
                .code("JSON", () -> ProcessingDialog.json(found.processing()));
    }
}
