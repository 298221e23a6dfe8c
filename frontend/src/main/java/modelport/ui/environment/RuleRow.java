package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import modelport.contract.Slug;
import modelport.contract.access.Role;

/** Who must approve: people with a role, or people by name, and how many of them. */
final class RuleRow extends Row {
    private static final int MOST = 20;

    final TextField name = new TextField(t("policy.rule.name"));
    final MultiSelectComboBox<Role> roles = new MultiSelectComboBox<>(t("policy.rule.roles"));
    final MultiSelectComboBox<String> users = new MultiSelectComboBox<>(t("policy.rule.users"));
    final IntegerField approvals = new IntegerField(t("policy.rule.approvals"));
    final RuleDraft draft;

    RuleRow(RuleDraft draft, Suggestions suggestions, Owner owner) {
        super(owner);
        this.draft = draft;
        name.setValue(draft.name);
        name.setMaxLength(64);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(change -> {
            draft.name = change.getValue().strip();
            name.setInvalid(false);
            changed();
        });
        roles.setItems(Role.APPROVER, Role.DEPLOYER, Role.CONTRIBUTOR, Role.ADMIN);
        roles.setItemLabelGenerator(PolicyText::role);
        roles.setValue(draft.roles);
        roles.addValueChangeListener(change -> take(draft.roles, change.getValue()));
        Set<String> known = new LinkedHashSet<>(suggestions.people());
        known.addAll(draft.users);
        users.setItems(known);
        users.setValue(draft.users);
        users.addValueChangeListener(change -> take(draft.users, change.getValue()));
        roles.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        users.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        approvals.setValue(draft.approvals);
        approvals.setMin(1);
        approvals.setMax(MOST);
        approvals.setStepButtonsVisible(true);
        approvals.addValueChangeListener(change -> {
            draft.approvals = Objects.requireNonNullElse(change.getValue(), 0);
            changed();
        });
        setUp(true, name, roles, users, approvals);
    }

    @Override
    String says() {
        return draft.rule().map(PolicyText::rule).orElseGet(() -> t("policy.rule.nameless"));
    }

    @Override
    void refuse(String part, String why) {
        switch (part) {
            case "name" -> {
                name.setErrorMessage(why);
                name.setInvalid(true);
            }
            case "approvals" -> {
                approvals.setErrorMessage(why);
                approvals.setInvalid(true);
            }
            case "users" -> {
                users.setErrorMessage(why);
                users.setInvalid(true);
            }
            default -> {
                roles.setErrorMessage(why);
                roles.setInvalid(true);
            }
        }
    }

    boolean check() {
        if (!Slug.isOne(draft.name)) {
            refuse("name", t("environment.add.name.wrong"));
            return false;
        }
        return true;
    }

    private <T> void take(Set<T> into, Set<T> chosen) {
        into.clear();
        into.addAll(chosen);
        roles.setInvalid(false);
        users.setInvalid(false);
        changed();
    }
}
