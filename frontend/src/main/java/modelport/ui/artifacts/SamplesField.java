package modelport.ui.artifacts;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import modelport.contract.registry.Samples;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.TextFile;
import modelport.ui.components.Words;
import org.jspecify.annotations.Nullable;

/** Where somebody brings samples: rows and the answers to expect, written, pasted or from a file. */
final class SamplesField extends Box {
    private static final String EXAMPLE = """
            {"inputs": {"X": [[5.1, 3.5, 1.4, 0.2]]},
             "outputs": {"label": ["setosa"]}}""";

    final TextArea json = new TextArea();
    private final TextFile file = new TextFile(".json", SamplesJson.LONGEST, new Files());
    private final Box verdict = Box.of("mp-samples-verdict").attribute("aria-live", "polite");
    private final Runnable changed;
    private SamplesJson.Reading reading = new SamplesJson.None();

    SamplesField(Runnable changed) {
        super("details", "mp-fold mp-samples");
        this.changed = changed;
        json.addClassName("mp-code-area");
        json.setValueChangeMode(ValueChangeMode.LAZY);
        json.setMinRows(5);
        json.setMaxRows(14);
        json.setPlaceholder(EXAMPLE);
        json.addValueChangeListener(change -> look());
    }

    /** Writes its words in the present language. */
    void write() {
        removeAll();
        file.removeAll();
        json.setLabel(t("samples.label"));
        var choose = new Button(t("samples.choose"), Icon.FILE.draw(), click -> file.choose());
        file.add(json, Box.row(choose, verdict));
        add(
                Words.tag("summary", "", t("samples.heading")),
                Box.of("mp-stack", Words.tag("p", "mp-explain", t("samples.explain")), file));
        look();
    }

    /** Shows itself to whoever came for it. */
    void open() {
        getElement().setAttribute("open", true);
    }

    /** Whether they can be sent, or there are none. */
    boolean isUsable() {
        return !(reading instanceof SamplesJson.Wrong);
    }

    @Nullable
    Samples samples() {
        return reading instanceof SamplesJson.Good(Samples samples, int _, String _) ? samples : null;
    }

    private void look() {
        reading = SamplesJson.read(json.getValue());
        switch (reading) {
            case SamplesJson.None _ -> verdict.show(Words.muted(t("samples.none")));
            case SamplesJson.Wrong(String why) -> verdict.show(State.ACT.mark(), Words.of(why));
            case SamplesJson.Good(Samples samples, int rows, String doubt) -> {
                int outputs = samples.outputs() == null ? 0 : samples.outputs().size();
                verdict.show(
                        (doubt.isEmpty() ? State.GOOD : State.LOOK).mark(),
                        Words.tag(
                                "span",
                                "",
                                t("samples.good", rows, samples.inputs().size(), outputs) + " " + doubt));
            }
        }
        changed.run();
    }

    private final class Files implements TextFile.Listener {
        @Override
        public void read(String text) {
            json.setValue(text);
        }

        @Override
        public void tooLarge(String name) {
            verdict.show(State.ACT.mark(), Words.of(t("samples.wrong.file", name, SamplesJson.LONGEST)));
        }
    }
}
