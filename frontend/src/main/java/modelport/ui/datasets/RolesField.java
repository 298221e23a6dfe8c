package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import modelport.contract.datasets.DatasetRole;

/** Chooses what a version may be used for. */
final class RolesField extends CheckboxGroup<DatasetRole> {
    RolesField() {
        setItems(DatasetRole.values());
        addClassName("mp-roles");
    }

    /** Writes its words in the present language. */
    void write() {
        setLabel(t("datasets.roles"));
        setItemLabelGenerator(DatasetText::role);
        setItemHelperGenerator(role -> t("dataset.role.help." + role));
    }

    void show(Collection<DatasetRole> roles) {
        setValue(Set.copyOf(roles));
    }

    /** In the order in which they are offered. */
    List<DatasetRole> chosen() {
        return Stream.of(DatasetRole.values()).filter(getValue()::contains).toList();
    }
}
