package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import modelport.contract.registry.Model;
import modelport.contract.registry.ParameterSpec;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionChange;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.compression.StartDialog;
import modelport.ui.deployment.DeployDialog;
import modelport.ui.evaluation.MeasureDialog;
import modelport.ui.release.RequestDialog;
import modelport.ui.shell.Here;

/** What can be done with a version in its present state, by whoever looks at it. */
final class VersionActions {
    private final Here here;
    private final Model model;
    private final Version version;
    private final Consumer<Version> changed;

    VersionActions(Here here, Model model, Version version, Consumer<Version> changed) {
        this.here = here;
        this.model = model;
        this.version = version;
        this.changed = changed;
    }

    Component[] all() {
        List<Component> actions = new ArrayList<>();
        actions.add(createCode().button());
        if (here.mayContribute()) {
            addContributors(actions);
        }
        if (here.mayRequest() && isReady()) {
            actions.add(new Button(
                    t("release.request"),
                    Icon.RELEASE.draw(),
                    click -> RequestDialog.of(here, version).open()));
        }
        if (here.mayDeploy() && isReady()) {
            var deploy = new Button(
                    t("deploy.button"),
                    Icon.DEPLOYMENT.draw(),
                    click -> DeployDialog.of(here, version).open());
            deploy.addThemeName("primary");
            actions.add(deploy);
        }
        return actions.toArray(Component[]::new);
    }

    private boolean isReady() {
        return version.runs() && RefusedSince.of(version).isEmpty();
    }

    private void addContributors(List<Component> actions) {
        if (version.state() == VersionState.ARCHIVED) {
            actions.add(new Button(t("version.bringBack"), Icon.ROLL_BACK.draw(), click -> archive(false)));
        } else if (version.state() != VersionState.IMPORTING
                && version.endpoints().isEmpty()) {
            actions.add(new Button(t("version.archive"), click -> archive(true)));
        }
        actions.add(new Button(t("action.edit"), click -> edit()));
        if (isReady()) {
            actions.add(new Button(
                    t("evaluation.measure"),
                    Icon.EVALUATION.draw(),
                    click -> MeasureDialog.of(here, version.model(), version.number())
                            .open()));
            actions.add(new Button(
                    t("compression.button"),
                    Icon.COMPRESS.draw(),
                    click -> StartDialog.of(here, version).open()));
        }
        UUID job = version.job();
        if (version.state() == VersionState.FAILED && job != null) {
            var retry = new Button(t("version.retry"), Icon.ROLL_BACK.draw(), click -> retry(job));
            retry.addThemeName("primary");
            actions.add(retry);
        }
    }

    private void archive(boolean away) {
        changed.accept(send(version.rowVersion(), new VersionChange(null, null, null, away)));
        if (away) {
            Notice.undoable(t("version.archived", "v" + version.number()), t("action.undo"), this::bringBack);
        } else {
            Notice.show(t("version.broughtBack", "v" + version.number()));
        }
    }

    private void bringBack() {
        Version now = here.modelport().versions().get(here.project(), version.model(), version.number());
        changed.accept(send(now.rowVersion(), new VersionChange(null, null, null, false)));
    }

    private void edit() {
        var dialog = new EditDialog(
                t("edit.heading", model.title() + " v" + version.number()),
                fields -> changed.accept(send(
                        version.rowVersion(),
                        new VersionChange(fields.titleText(), fields.cardText(), fields.tagWords(), null))));
        dialog.show(version.title(), version.tags(), version.card());
        dialog.open();
    }

    private void retry(UUID job) {
        here.modelport().jobs().retry(job);
        Notice.show(t("job.retried"));
        changed.accept(here.modelport().versions().get(here.project(), version.model(), version.number()));
    }

    private Version send(long rowVersion, VersionChange change) {
        return here.modelport()
                .versions()
                .change(here.project(), version.model(), version.number(), rowVersion, change);
    }

    private CodeDrawer createCode() {
        String path = Code.path(here.project(), "/models/" + version.model() + "/versions/" + version.number());
        return new CodeDrawer(model.title() + " v" + version.number())
                .code("curl", () -> Code.curl("GET", path))
                .code(
                        t("deploy.button"),
                        () -> Code.curl("POST", Code.path(here.project(), "/deployments"), """
                        {"model": "%s", "version": %d, "environment": "development"%s}""".formatted(
                                        version.model(), version.number(), parameters())));
    }

    /** The first thing that may change without training, as it is. */
    private String parameters() {
        return version.signature() == null
                ? ""
                : version.signature().parameters().stream()
                        .filter(spec -> spec.initial() != null && spec.kind() != ParameterSpec.Kind.WEIGHTS)
                        .findFirst()
                        .map(spec -> ", \"parameters\": {\"%s\": %s}".formatted(spec.name(), spec.initial()))
                        .orElse("");
    }
}
