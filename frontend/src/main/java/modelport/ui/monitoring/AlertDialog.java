package modelport.ui.monitoring;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertNote;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** Does one thing about an alert, with a note, after saying what that means. */
final class AlertDialog extends Dialog {
    private static final int LONGEST = 2_000;

    /** What somebody can do. */
    enum Deed {
        ACKNOWLEDGE,
        SILENCE,
        RESOLVE
    }

    /** How long nobody is told. */
    enum Silence {
        HOUR(Duration.ofHours(1)),
        FOUR(Duration.ofHours(4)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30).minusMinutes(1));

        private final Duration length;

        Silence(Duration length) {
            this.length = length;
        }
    }

    final TextArea note = new TextArea(t("alert.note"));
    final RadioButtonGroup<Silence> until = new RadioButtonGroup<>();
    final Button act;
    private final Box failure = Box.of("");
    private final Here here;
    private final Alert alert;
    private final Deed deed;
    private final Consumer<Alert> done;

    AlertDialog(Here here, Alert alert, Deed deed, Consumer<Alert> done) {
        this.here = here;
        this.alert = alert;
        this.deed = deed;
        this.done = done;
        addClassName("mp-form-dialog");
        setHeaderTitle(t("alert.deed." + deed + ".heading"));
        until.setLabel(t("alert.until"));
        until.setItems(Silence.values());
        until.setItemLabelGenerator(AlertDialog::label);
        until.setValue(Silence.FOUR);
        until.setVisible(deed == Deed.SILENCE);
        note.setHelperText(t("alert.note.help"));
        note.setMaxLength(LONGEST);
        note.setValueChangeMode(ValueChangeMode.EAGER);
        note.getElement()
                .addEventListener("keydown", event -> attempt())
                .setFilter("event.key == 'Enter' && (event.ctrlKey || event.metaKey)")
                .preventDefault();
        act = new Button(t("alert.deed." + deed), click -> attempt());
        act.addThemeName("primary");
        act.setDisableOnClick(true);
        add(Box.of(
                "mp-form-stack",
                Words.tag("p", "mp-strong", say(alert.summary())),
                Words.tag("p", "mp-explain", t("alert.deed." + deed + ".explain")),
                until,
                note,
                failure));
        getFooter().add(new Button(t("action.keep"), click -> close()), act);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                note.focus();
            }
        });
    }

    private static String label(Silence silence) {
        return t("alert.until." + silence, Formats.day(Instant.now().plus(silence.length)));
    }

    private void attempt() {
        try {
            Alert changed = send();
            close();
            Notice.show(t("alert.deed." + deed + ".done"));
            done.accept(changed);
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        } finally {
            act.setEnabled(true);
        }
    }

    private Alert send() {
        var alerts = here.modelport().alerts();
        return switch (deed) {
            case ACKNOWLEDGE -> alerts.acknowledge(here.project(), alert.id(), new AlertNote(words(), null));
            case SILENCE ->
                alerts.silence(
                        here.project(),
                        alert.id(),
                        new AlertNote(words(), Instant.now().plus(until.getValue().length)));
            case RESOLVE -> alerts.resolve(here.project(), alert.id(), new AlertNote(words(), null));
        };
    }

    private @Nullable String words() {
        String text = note.getValue().strip();
        return text.isEmpty() ? null : text;
    }
}
