package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.UUID;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.NewCase;
import modelport.ui.components.Box;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** Opens a case by hand: for which endpoint, and why; says before what will happen and what will not. */
public final class OpenCaseDialog extends Dialog {
    private static final int LONGEST = 10_000;

    final Select<MaintenancePolicy> endpoint = new Select<>();
    final TextArea note = new TextArea(t("case.reason"));
    final Button open = new Button(t("case.open"));
    private final Box meaning = Box.of("mp-stack");
    private final Box failure = Box.of("");
    private final Here here;
    private final @Nullable UUID alert;

    private OpenCaseDialog(Here here, List<MaintenancePolicy> policies, @Nullable UUID alert) {
        this.here = here;
        this.alert = alert;
        addClassName("mp-form-dialog");
        addClassName("mp-decision-dialog");
        setHeaderTitle(t("case.open"));
        endpoint.setLabel(t("case.endpoint"));
        endpoint.setItems(policies);
        endpoint.setItemLabelGenerator(each -> each.endpoint().value());
        endpoint.addValueChangeListener(change -> explain(change.getValue()));
        note.setHelperText(t("case.open.note"));
        note.setMaxLength(LONGEST);
        open.addThemeName("primary");
        open.setDisableOnClick(true);
        open.addClickListener(click -> begin());
        add(Box.of(
                "mp-form-stack",
                Words.tag("p", "mp-explain", t(policies.isEmpty() ? "case.open.none" : "case.open.explain")),
                endpoint,
                meaning,
                note,
                failure));
        getFooter().add(new Button(t("action.cancel"), click -> close()), open);
        if (policies.size() == 1) {
            endpoint.setValue(policies.getFirst());
        }
    }

    /** For an endpoint that is chosen first; {@code likely} is offered. */
    static OpenCaseDialog any(Here here, @Nullable Slug likely) {
        List<MaintenancePolicy> policies = here.modelport()
                .maintenance()
                .policies(here.project(), new PageRequest(PageRequest.MAX_LIMIT, null, null))
                .items();
        var dialog = new OpenCaseDialog(here, policies, null);
        policies.stream()
                .filter(each -> each.endpoint().equals(likely))
                .findFirst()
                .ifPresent(dialog.endpoint::setValue);
        return dialog;
    }

    /** For this endpoint; {@code alert} is what it is about, if it is about one. */
    public static OpenCaseDialog of(Here here, MaintenancePolicy policy, @Nullable UUID alert) {
        var dialog = new OpenCaseDialog(here, List.of(policy), alert);
        dialog.endpoint.setReadOnly(true);
        return dialog;
    }

    private void explain(@Nullable MaintenancePolicy policy) {
        endpoint.setInvalid(false);
        meaning.removeAll();
        if (policy != null) {
            meaning.add(Words.tag("p", "mp-explain", PolicyText.work(policy.settings())));
        }
    }

    private void begin() {
        try {
            MaintenancePolicy policy = endpoint.getValue();
            endpoint.setErrorMessage(t("case.open.missing"));
            endpoint.setInvalid(policy == null);
            if (policy == null) {
                return;
            }
            String words = note.getValue().strip();
            MaintenanceCase made = here.modelport()
                    .maintenance()
                    .open(here.project(), new NewCase(policy.endpoint(), words.isEmpty() ? null : words, alert));
            close();
            Links.go(Links.maintenanceCase(made.id()));
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        } finally {
            open.setEnabled(true);
        }
    }
}
