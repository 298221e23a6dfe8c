package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.maintenance.MaintenanceData;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.ui.components.Box;
import modelport.ui.components.Section;
import modelport.ui.shell.Here;
import modelport.ui.tuning.DataField;
import modelport.ui.tuning.SearchSize;

/** All fields of a policy, from what opens a case to how much may be done. */
final class PolicyForm extends Box {
    private static final double MOST_MARGIN = 0.2;

    final Checkbox enabled = new Checkbox(t("maintenance.enable"));
    final TriggersField triggers;
    final DataField training;
    final DataField evaluation;
    final Checkbox feedback = new Checkbox(t("maintenance.feedback"));
    final SearchFields search;
    final Checkbox compress = new Checkbox(t("maintenance.compress"));
    final NumberField margin = new NumberField(t("maintenance.margin"));
    final BudgetFields budget;
    private final Runnable changed;

    PolicyForm(Here here, PolicyDraft draft, Runnable changed) {
        super("div", "mp-care-form");
        this.changed = changed;
        Optional<NewMaintenancePolicy> settings = draft.inForce().map(each -> each.settings());
        triggers = new TriggersField(draft.triggers(), draft.zone(), changed);
        training = new DataField(here, t("maintenance.training"), t("maintenance.training.help"), DatasetRole.TRAINING)
                .onChange(changed);
        evaluation = new DataField(
                        here, t("maintenance.evaluation"), t("maintenance.evaluation.help"), DatasetRole.EVALUATION)
                .onChange(changed);
        draft.training().ifPresent(training::show);
        draft.evaluation().ifPresent(evaluation::show);
        search = new SearchFields(draft.catalogue(), draft.tuning(), changed);
        budget = new BudgetFields(draft.budget(), changed);
        setUp(
                enabled,
                "maintenance.enable.help",
                settings.map(NewMaintenancePolicy::enabled).orElse(true));
        setUp(
                feedback,
                "maintenance.feedback.help",
                settings.map(each -> each.data().addFeedback()).orElse(true));
        setUp(
                compress,
                "maintenance.compress.help",
                settings.map(NewMaintenancePolicy::compressAsParent).orElse(true));
        margin.setMin(0);
        margin.setMax(MOST_MARGIN);
        margin.setStep(0.001);
        margin.setHelperText(t("maintenance.margin.help"));
        margin.setErrorMessage(t("maintenance.margin.wrong"));
        margin.setValue(settings.map(NewMaintenancePolicy::margin).orElse(0.0));
        margin.addValueChangeListener(change -> changed.run());
        arrange();
    }

    private void arrange() {
        add(
                Box.of("mp-care-on", enabled),
                new Section(t("maintenance.when"), triggers).explained(t("maintenance.when.explain")),
                new Section(t("maintenance.data"), Box.of("mp-form-stack", training, evaluation, feedback))
                        .explained(t("maintenance.data.explain")),
                new Section(t("maintenance.search"), search).explained(t("maintenance.search.explain")),
                new Section(t("maintenance.judge"), Box.of("mp-form-stack", compress, margin))
                        .explained(t("maintenance.judge.explain")),
                new Section(t("maintenance.budget"), budget).explained(t("maintenance.budget.explain")));
    }

    private void setUp(Checkbox box, String help, boolean value) {
        box.setHelperText(t(help));
        box.setValue(value);
        box.addValueChangeListener(change -> changed.run());
    }

    /** Whether everything is there and makes sense; otherwise the fields say what does not. */
    boolean check() {
        Double most = margin.getValue();
        margin.setInvalid(most == null || most < 0 || most > MOST_MARGIN);
        // All are asked, so that all say what is wrong with them.
        return Stream.of(
                        triggers.isValid(),
                        training.isComplete(),
                        evaluation.isComplete(),
                        search.isValid(),
                        !margin.isInvalid(),
                        budget.isValid())
                .reduce(true, Boolean::logicalAnd);
    }

    /** What is written so far; empty as long as rows are missing. */
    Optional<NewMaintenancePolicy> policy() {
        return training.choice()
                .flatMap(rows -> evaluation
                        .choice()
                        .map(held -> new NewMaintenancePolicy(
                                enabled.getValue(),
                                triggers.triggers(),
                                new MaintenanceData(rows, held, feedback.getValue()),
                                search.tuning(),
                                compress.getValue(),
                                margin.isEmpty() ? 0 : margin.getValue(),
                                budget.budget())));
    }

    Optional<SearchSize> size() {
        return search.size();
    }
}
