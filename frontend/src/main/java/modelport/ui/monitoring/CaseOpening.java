package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.monitoring.Alert;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Panel;
import modelport.ui.components.Words;
import modelport.ui.maintenance.OpenCaseDialog;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** Begins maintenance work because of an alert; where it is not said what to do for the endpoint, leads there. */
final class CaseOpening {
    private CaseOpening() {}

    static Component of(Here here, Alert alert) {
        return new Panel<>(1, () -> find(here, alert), policy -> view(here, alert, policy));
    }

    private static Optional<MaintenancePolicy> find(Here here, Alert alert) {
        try {
            return Optional.of(here.modelport().maintenance().policy(here.project(), alert.endpoint()));
        } catch (ProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Component view(Here here, Alert alert, Optional<MaintenancePolicy> policy) {
        if (policy.isEmpty()) {
            return Box.stack(
                    Words.tag("p", "mp-explain", t("alert.case.policy")),
                    here.mayContribute()
                            ? Box.row(new Button(
                                    t("alert.case.policy.make"),
                                    click -> Links.go(Links.maintenance(alert.endpoint()))))
                            : Box.of("mp-none"));
        }
        UUID open = policy.get().openCase();
        if (open != null) {
            return new Button(t("alert.case.look"), Icon.CASE.draw(), click -> Links.go(Links.maintenanceCase(open)));
        }
        if (!here.mayContribute()) {
            return Words.muted(t("alert.case.none"));
        }
        return new Button(
                t("alert.case.open"),
                Icon.CASE.draw(),
                click -> OpenCaseDialog.of(here, policy.get(), alert.id()).open());
    }
}
