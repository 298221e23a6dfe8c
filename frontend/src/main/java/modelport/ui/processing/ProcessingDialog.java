package modelport.ui.processing;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import modelport.contract.deployment.Answer;
import modelport.contract.processing.NewProcessing;
import modelport.contract.processing.Processing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.Stage;
import modelport.contract.processing.VersionProcessing;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Loading;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;
import modelport.ui.components.Tasks;
import modelport.ui.components.Words;
import modelport.ui.prediction.ExampleField;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Chooses another processing for a version or writes one, and shows what an example says before it is kept. */
final class ProcessingDialog extends Dialog {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final Select<ProcessingPreset> preset = new Select<>();
    final TextArea json = new TextArea(t("processing.json"));
    final Button tryOut = new Button(t("processing.try"));
    final Button save = new Button(t("action.save"));
    final Box outcome = Box.stack();
    private final Box shown = Box.stack();
    private final Here here;
    private final Version version;
    private final VersionProcessing found;
    private final ExampleField example;
    private final Runnable changed;

    /** Calls {@code changed} once another processing is kept. */
    ProcessingDialog(Here here, Version version, VersionProcessing found, Runnable changed) {
        this.here = here;
        this.version = version;
        this.found = found;
        this.changed = changed;
        example = new ExampleField(signature());
        addClassName("mp-form-dialog");
        addClassName("mp-processing-dialog");
        setHeaderTitle(t("processing.edit", "v" + version.number()));
        setUpFields();
        tryOut.addClickListener(click -> tryOut());
        save.addThemeName("primary");
        save.addClickListener(click -> save());
        outcome.attribute("aria-live", "polite");
        var own = Box.tag("details", "mp-fold", Words.tag("summary", "", t("processing.asJson")), json);
        var asked = Box.stack(Words.tag("h3", "mp-drawn-heading", t("processing.example")), example);
        add(Box.of("mp-form-stack", preset, shown, own, asked, outcome));
        getFooter().add(tryOut, new Button(t("action.cancel"), click -> close()), save);
        show();
    }

    /** Begins with this one, which did not go through by itself. */
    void begin(ProcessingPreset wanted, RuntimeException failure) {
        preset.setValue(wanted);
        outcome.show(Problems.box(failure));
    }

    private void setUpFields() {
        List<ProcessingPreset> all = new ArrayList<>(found.suggestions());
        here.modelport().processings().presets().stream()
                .filter(each -> all.stream().noneMatch(other -> other.code().equals(each.code())))
                .forEach(all::add);
        preset.setLabel(t("processing.preset"));
        preset.setPlaceholder(t("processing.preset.hint"));
        preset.setItems(all);
        preset.setItemLabelGenerator(each -> say(each.title()));
        preset.addValueChangeListener(change ->
                Optional.ofNullable(change.getValue()).ifPresent(each -> json.setValue(json(each.processing()))));
        json.addClassName("mp-code-area");
        json.setHelperText(t("processing.json.help"));
        json.setMaxRows(18);
        json.setValueChangeMode(ValueChangeMode.LAZY);
        json.setValue(json(found.processing()));
        json.addValueChangeListener(change -> show());
    }

    /** As it is written; nothing where there is none. */
    static String json(@Nullable Processing processing) {
        return processing == null ? "" : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(processing);
    }

    /** What is in the fields, in sentences; what is wrong with it stands at the field. */
    private void show() {
        outcome.removeAll();
        shown.removeAll();
        Optional<String> wrong = wrong();
        wrong.ifPresent(json::setErrorMessage);
        json.setInvalid(wrong.isPresent());
        save.setEnabled(wrong.isEmpty());
        tryOut.setEnabled(wrong.isEmpty());
        if (wrong.isEmpty()) {
            Processing wanted = read();
            example.become(signature().withProcessing(wanted));
            shown.show(wanted == null ? Words.tag("p", "mp-explain", t("processing.tensors")) : new StageLines(wanted));
        }
    }

    private Optional<String> wrong() {
        try {
            Processing read = read();
            boolean whole = read == null
                    || (!read.stages().isEmpty() && read.stages().stream().allMatch(ProcessingDialog::isWhole));
            return whole ? Optional.empty() : Optional.of(t("processing.noStages"));
        } catch (JacksonException e) {
            return Optional.of(t("processing.notJson", e.getOriginalMessage()));
        }
    }

    private @Nullable Processing read() {
        String text = json.getValue().strip();
        return text.isEmpty() ? null : JSON.readValue(text, Processing.class);
    }

    private static boolean isWhole(Stage stage) {
        return Objects.nonNull(stage.name())
                && Objects.nonNull(stage.preparation())
                && Objects.nonNull(stage.interpretation());
    }

    private Signature signature() {
        return Objects.requireNonNull(version.signature(), "a version that is not ready");
    }

    private void tryOut() {
        outcome.show(Loading.skeleton(3));
        collect(wanted -> Tasks.run(
                outcome,
                () -> here.modelport().processings().tryOut(here.project(), version.model(), version.number(), wanted),
                result -> outcome.show(
                        switch (result) {
                            case Tasks.Outcome.Done<Answer>(Answer said) -> example.view(said);
                            case Tasks.Outcome.Failed<Answer>(RuntimeException cause) -> Problems.box(cause);
                        })));
    }

    private void save() {
        collect(wanted -> {
            try {
                here.modelport()
                        .processings()
                        .change(here.project(), version.model(), version.number(), found.rowVersion(), wanted);
                close();
                Notice.show(t("action.saved"));
                changed.run();
            } catch (RuntimeException e) {
                outcome.show(Problems.box(e));
            }
        });
    }

    /** What is in the fields, with the example once the browser has brought its file. */
    private void collect(Consumer<NewProcessing> then) {
        Processing wanted = read();
        try {
            example.collect(asked -> then.accept(new NewProcessing(wanted, asked)));
        } catch (JacksonException e) {
            outcome.show(Problems.box(t("processing.noExample", e.getOriginalMessage())));
        }
    }
}
