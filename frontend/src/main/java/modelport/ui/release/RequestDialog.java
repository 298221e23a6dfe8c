package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.contract.release.Environment;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Release;
import modelport.ui.components.Box;
import modelport.ui.components.Panel;
import modelport.ui.components.Problems;
import modelport.ui.deployment.ParametersForm;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** Asks for a release of a version, and says before what will be checked and who must approve. */
public final class RequestDialog extends Dialog {
    private static final String PRODUCTION = "production";
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_NOTES = 10_000;

    final Select<Environment> environment = new Select<>();
    final TextField endpoint = new TextField(t("release.endpoint"));
    final TextArea notes = new TextArea(t("release.notes"));
    final Button draft = new Button(t("release.request.draft"));
    final Button submit = new Button(t("release.request.submit"));
    private final Optional<ParametersForm> parameters;
    private final Box policy = Box.of("");
    private final Box failure = Box.of("");
    private final Here here;
    private final Version version;
    private boolean asked;

    private RequestDialog(Here here, Version version) {
        this.here = here;
        this.version = version;
        addClassName("mp-form-dialog");
        addClassName("mp-release-dialog");
        setHeaderTitle(t("release.request.heading", version.model() + " v" + version.number()));
        Signature signature = version.signature();
        parameters = Optional.ofNullable(signature)
                .filter(each -> !each.parameters().isEmpty())
                .map(ParametersForm::new);
        setUpFields();
        var form = Box.of("mp-form-stack", environment, policy, endpoint);
        parameters.ifPresent(form::add);
        form.add(notes, failure);
        add(form);
        getFooter().add(new Button(t("action.cancel"), click -> close()), draft, submit);
        offer();
    }

    /** This version shall go where checks and approvals are needed. */
    public static RequestDialog of(Here here, Version version) {
        return new RequestDialog(here, version);
    }

    /** The same with an environment, an endpoint and parameters that were chosen before. */
    public static RequestDialog of(
            Here here, Version version, Slug environment, String endpoint, Map<String, Object> parameters) {
        var dialog = new RequestDialog(here, version);
        dialog.environment
                .getListDataView()
                .getItems()
                .filter(each -> each.name().equals(environment))
                .findFirst()
                .ifPresent(dialog.environment::setValue);
        dialog.endpoint.setValue(endpoint);
        dialog.parameters.ifPresent(form -> form.show(parameters, () -> {}));
        return dialog;
    }

    private void setUpFields() {
        environment.setLabel(t("release.environment"));
        environment.setItemLabelGenerator(Environment::title);
        environment.addValueChangeListener(change -> foresee(change.getValue()));
        endpoint.setHelperText(t("release.endpoint.help"));
        endpoint.setValueChangeMode(ValueChangeMode.LAZY);
        notes.setHelperText(t("release.notes.help"));
        notes.setMaxLength(LONGEST_NOTES);
        draft.setDisableOnClick(true);
        draft.addClickListener(click -> send(false));
        submit.addThemeName("primary");
        submit.setDisableOnClick(true);
        submit.addClickListener(click -> send(true));
    }

    private void offer() {
        List<Environment> closed = here.modelport().environments().list(here.project()).stream()
                .filter(each -> !each.open())
                .toList();
        environment.setItems(closed);
        if (closed.isEmpty()) {
            failure.show(Problems.box(t("release.request.open")));
            draft.setEnabled(false);
            submit.setEnabled(false);
            return;
        }
        environment.setValue(closed.stream()
                .filter(each -> each.name().value().equals(PRODUCTION))
                .findFirst()
                .orElseGet(closed::getLast));
    }

    private void foresee(@Nullable Environment chosen) {
        if (chosen == null) {
            policy.removeAll();
            return;
        }
        endpoint.setValue(usualName(chosen.name()));
        policy.show(new Panel<>(
                2, () -> here.modelport().environments().policy(here.project(), chosen.name()), PolicyView::of));
    }

    private String usualName(Slug where) {
        String name = here.project() + "-" + version.model() + (where.value().equals(PRODUCTION) ? "" : "-" + where);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private void send(boolean handIn) {
        try {
            String name = endpoint.getValue().strip();
            Environment where = environment.getValue();
            boolean good = Slug.isOne(name);
            endpoint.setInvalid(!good);
            endpoint.setErrorMessage(t("upload.name.wrong"));
            if (where == null
                    || !good
                    || !parameters.map(ParametersForm::isValid).orElse(true)) {
                return;
            }
            Release made = here.modelport().releases().request(here.project(), wanted(where.name(), name));
            if (!handIn || handIn(made)) {
                close();
                Links.go(Links.release(made.id()));
            }
        } catch (RuntimeException e) {
            fail(e);
        } finally {
            draft.setEnabled(!asked);
            submit.setEnabled(!asked);
        }
    }

    private NewRelease wanted(Slug where, String name) {
        Map<String, Object> changed = parameters.map(ParametersForm::changed).orElse(Map.of());
        String why = notes.getValue().strip();
        return new NewRelease(
                version.model(),
                version.number(),
                where,
                name.equals(usualName(where)) ? null : new Slug(name),
                changed.isEmpty() ? null : changed,
                why.isEmpty() ? null : why);
    }

    /** The draft is there, whatever comes of handing it in: the way to it stands below what is in the way. */
    private boolean handIn(Release made) {
        asked = true;
        try {
            here.modelport().releases().submit(here.project(), made.id(), NewDecision.on(made.digest()));
            return true;
        } catch (RuntimeException e) {
            failure.show(Problems.box(e), Links.to(Links.release(made.id()), t("release.request.made")));
            return false;
        }
    }

    private void fail(RuntimeException cause) {
        failure.show(Problems.box(cause));
        if (cause instanceof ProblemException problem && problem.problem() instanceof Problem.Conflict conflict) {
            String inTheWay = conflict.message().args().getOrDefault("release", "");
            if (!inTheWay.isEmpty()) {
                failure.add(Links.to(Links.release(UUID.fromString(inTheWay)), t("release.request.other")));
            }
        }
    }
}
