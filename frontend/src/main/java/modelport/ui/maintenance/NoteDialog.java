package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Function;
import modelport.contract.maintenance.CaseNote;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.ui.components.Box;
import modelport.ui.components.Problems;

/** Does one thing about a case, after saying what that means, with the words of whoever does it. */
final class NoteDialog extends Dialog {
    private static final int LONGEST = 10_000;

    final TextArea note = new TextArea(t("case.reason"));
    final Button act;
    private final Box failure = Box.of("");

    NoteDialog(String heading, String action, boolean dangerous, Component meaning) {
        addClassName("mp-form-dialog");
        addClassName("mp-decision-dialog");
        setHeaderTitle(heading);
        note.setHelperText(t("case.reason.help"));
        note.setMaxLength(LONGEST);
        note.setValueChangeMode(ValueChangeMode.LAZY);
        act = new Button(action);
        act.addThemeNames(dangerous ? new String[] {"primary", "error"} : new String[] {"primary"});
        act.setDisableOnClick(true);
        add(Box.of("mp-form-stack", meaning, note, failure));
        getFooter().add(new Button(t("action.keep"), click -> close()), act);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                note.focus();
            }
        });
    }

    /** Does {@code deed} with what was written, and tells {@code done} what came of it. */
    NoteDialog doing(Function<CaseNote, MaintenanceCase> deed, java.util.function.Consumer<MaintenanceCase> done) {
        act.addClickListener(click -> {
            try {
                String words = note.getValue().strip();
                MaintenanceCase now = deed.apply(new CaseNote(words.isEmpty() ? null : words));
                close();
                done.accept(now);
            } catch (RuntimeException e) {
                failure.show(Problems.box(e));
            } finally {
                act.setEnabled(true);
            }
        });
        return this;
    }
}
