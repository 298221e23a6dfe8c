package modelport.ui.deployment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.Revision;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.contract.release.Environment;
import modelport.ui.components.Box;
import modelport.ui.components.Consequence;
import modelport.ui.components.Formats;
import modelport.ui.components.Problems;
import modelport.ui.components.Words;
import modelport.ui.release.RequestDialog;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import org.jspecify.annotations.Nullable;

/** Puts a version behind an endpoint, and says before what that will do to whoever calls it. */
public final class DeployDialog extends Dialog {
    final Select<Version> version = new Select<>();
    final Select<Environment> environment = new Select<>();
    final TextField name = new TextField(t("deploy.name"));
    final Button deploy = new Button(t("deploy.button"));
    final Box consequences = Box.of("");
    private final Box place = Box.of("");
    Optional<ParametersForm> parameters = Optional.empty();
    private final Box closed = Box.of("");
    private final Box failure = Box.of("");
    private final Here here;
    private final DeployState state;
    private final Slug model;

    private DeployDialog(Here here, Slug model, String heading) {
        this.here = here;
        this.model = model;
        this.state = new DeployState(here, model);
        addClassName("mp-form-dialog");
        setHeaderTitle(heading);
        version.setLabel(t("deploy.version"));
        version.setItemLabelGenerator(DeployDialog::label);
        version.addValueChangeListener(change -> {
            offerParameters(change.getValue());
            foresee();
        });
        environment.setLabel(t("deploy.environment"));
        environment.setItemLabelGenerator(Environment::title);
        environment.addValueChangeListener(change -> choose(change.getValue()));
        name.setHelperText(t("deploy.name.help"));
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(change -> foresee());
        deploy.addThemeName("primary");
        deploy.setDisableOnClick(true);
        deploy.addClickListener(click -> deploy());
        add(Box.of("mp-form-stack", version, environment, name, place, closed, consequences, failure));
        getFooter().add(new Button(t("action.keep"), click -> close()), deploy);
    }

    /** This version goes somewhere. */
    public static DeployDialog of(Here here, Version version) {
        var dialog =
                new DeployDialog(here, version.model(), t("deploy.heading", version.model() + " v" + version.number()));
        dialog.version.setItems(version);
        dialog.version.setValue(version);
        dialog.version.setVisible(false);
        dialog.offer(dialog.state.environments());
        return dialog;
    }

    /** A version goes behind this endpoint: the one with this number if it is there. */
    static DeployDialog to(Here here, Endpoint endpoint, int number) {
        var dialog = new DeployDialog(here, endpoint.model(), t("deploy.switch.heading", endpoint.name()));
        List<Version> candidates = dialog.state.candidates();
        dialog.version.setItems(candidates);
        candidates.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .ifPresent(dialog.version::setValue);
        dialog.offer(dialog.state.environments().stream()
                .filter(each -> each.name().equals(endpoint.environment()))
                .toList());
        dialog.environment.setVisible(false);
        dialog.name.setValue(endpoint.name().value());
        dialog.name.setVisible(false);
        return dialog;
    }

    private void offer(List<Environment> all) {
        environment.setItems(all);
        if (all.isEmpty()) {
            failure.show(Problems.box(t("deploy.nowhere")));
            deploy.setEnabled(false);
            return;
        }
        environment.setValue(all.stream().filter(Environment::open).findFirst().orElseGet(all::getFirst));
    }

    private void choose(Environment chosen) {
        name.setValue(state.usualName(chosen.name()));
        deploy.setText(t(chosen.open() ? "deploy.button" : "deploy.request"));
        environment.setHelperText(t(chosen.open() ? "deploy.environment.open" : "deploy.environment.closed"));
        closed.show(
                chosen.open() ? Box.of("mp-none") : Words.tag("p", "mp-explain", t("deploy.closed", chosen.title())));
    }

    private void offerParameters(@Nullable Version chosen) {
        Signature signature = chosen == null ? null : chosen.signature();
        parameters = Optional.ofNullable(signature)
                .filter(each -> !each.parameters().isEmpty())
                .map(ParametersForm::new);
        place.removeAll();
        parameters.ifPresent(place::add);
    }

    private static String label(Version version) {
        return "v" + version.number() + (version.title().isEmpty() ? "" : " \u00b7 " + version.title());
    }

    private void foresee() {
        Version chosen = version.getValue();
        boolean good = Slug.isOne(name.getValue());
        name.setInvalid(!good && !name.isEmpty());
        name.setErrorMessage(t("upload.name.wrong"));
        if (chosen == null || !good) {
            consequences.removeAll();
            return;
        }
        consequences.show(state.present(name.getValue())
                .map(present -> replaced(present, chosen))
                .orElseGet(() -> Consequence.facts(
                        Consequence.fact("1", t("deploy.new", name.getValue())),
                        Consequence.fact("0", t("deploy.new.clients")))));
    }

    private Component replaced(Served present, Version chosen) {
        if (!present.endpoint().model().equals(model)) {
            return Problems.box(
                    t("deploy.otherModel", name.getValue(), present.endpoint().model()));
        }
        Optional<Revision> live = present.live();
        if (live.isPresent() && live.get().version() == chosen.number()) {
            return Words.tag("p", "mp-explain", t("deploy.same", "v" + chosen.number()));
        }
        String before = live.map(each -> "v" + each.version()).orElse("\u2013");
        return Consequence.facts(
                Consequence.fact(Formats.figure(present.rate()), t("deploy.moves", before, "v" + chosen.number())),
                Consequence.fact("0", t("deploy.lost", before)),
                Consequence.fact(Formats.count(present.requests()), t("deploy.hour")));
    }

    private void deploy() {
        try {
            Version chosen = version.getValue();
            Environment where = environment.getValue();
            if (chosen == null || where == null || !Slug.isOne(name.getValue())) {
                name.setInvalid(!Slug.isOne(name.getValue()));
                name.setErrorMessage(t("upload.name.wrong"));
                return;
            }
            if (!parameters.map(ParametersForm::isValid).orElse(true)) {
                return;
            }
            Map<String, Object> changed =
                    parameters.map(ParametersForm::changed).orElse(Map.of());
            if (!where.open()) {
                close();
                RequestDialog.of(here, chosen, where.name(), name.getValue(), changed)
                        .open();
                return;
            }
            Deployed deployed = state.deploy(chosen.number(), where.name(), name.getValue(), changed);
            close();
            Links.go(Links.rollout(deployed.endpoint(), deployed.job()));
        } catch (RuntimeException e) {
            failure.show(Problems.box(e));
        } finally {
            deploy.setEnabled(true);
        }
    }
}
