package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.textfield.IntegerField;
import modelport.contract.maintenance.MaintenanceBudget;
import modelport.ui.components.Box;

/** How much may be done without people. */
final class BudgetFields extends Box {
    private static final int YEAR = 8760;
    private static final int MOST_CASES = 50;
    private static final int MOST_FAILURES = 20;

    final IntegerField coolDown = new IntegerField(t("maintenance.budget.coolDown"));
    final IntegerField perWeek = new IntegerField(t("maintenance.budget.perWeek"));
    final IntegerField failures = new IntegerField(t("maintenance.budget.failures"));

    BudgetFields(MaintenanceBudget budget, Runnable changed) {
        super("div", "mp-form");
        setUp(coolDown, 0, YEAR, budget.coolDownHours(), changed);
        setUp(perWeek, 1, MOST_CASES, budget.perWeek(), changed);
        setUp(failures, 1, MOST_FAILURES, budget.failures(), changed);
        coolDown.setHelperText(t("maintenance.budget.coolDown.help"));
        perWeek.setHelperText(t("maintenance.budget.perWeek.help"));
        failures.setHelperText(t("maintenance.budget.failures.help"));
        add(coolDown, perWeek, failures);
    }

    private static void setUp(IntegerField field, int least, int most, int value, Runnable changed) {
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setValue(value);
        field.setErrorMessage(t("maintenance.number.wrong", least, most));
        field.addValueChangeListener(change -> changed.run());
    }

    boolean isValid() {
        coolDown.setInvalid(!SearchFields.isWithin(coolDown, 0, YEAR));
        perWeek.setInvalid(!SearchFields.isWithin(perWeek, 1, MOST_CASES));
        failures.setInvalid(!SearchFields.isWithin(failures, 1, MOST_FAILURES));
        return !coolDown.isInvalid() && !perWeek.isInvalid() && !failures.isInvalid();
    }

    MaintenanceBudget budget() {
        return new MaintenanceBudget(value(coolDown, 0), value(perWeek, 1), value(failures, 1));
    }

    private static int value(IntegerField field, int least) {
        return field.isEmpty() ? least : field.getValue();
    }
}
