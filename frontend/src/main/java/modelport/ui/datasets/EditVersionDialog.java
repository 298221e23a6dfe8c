package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.ui.components.Box;
import modelport.ui.components.Notice;
import modelport.ui.components.Problems;

/** Edits what may change about a version: what it is for, and what is special about it. */
final class EditVersionDialog extends Dialog {
    final RolesField roles = new RolesField();
    final TextField note = new TextField(t("bring.note"));
    final Button save = new Button(t("action.save"));
    private final Box failure = Box.of("");

    EditVersionDialog(DatasetVersion version, Consumer<DatasetVersionChange> change) {
        addClassName("mp-form-dialog");
        setHeaderTitle(t("edit.heading", DatasetText.name(version)));
        roles.write();
        roles.show(version.roles());
        note.setHelperText(t("bring.note.help"));
        note.setValue(version.note());
        save.addThemeName("primary");
        save.addClickListener(click -> attempt(change));
        add(Box.of("mp-form-stack", roles, note, failure));
        getFooter().add(new Button(t("action.cancel"), click -> close()), save);
    }

    private void attempt(Consumer<DatasetVersionChange> change) {
        try {
            change.accept(
                    new DatasetVersionChange(roles.chosen(), note.getValue().strip(), null));
            close();
            Notice.show(t("action.saved"));
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        }
    }
}
