package modelport.ui.artifacts;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionAccepted;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Lifeline;
import modelport.ui.components.Lifeline.Station;
import modelport.ui.components.Section;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.deployment.DeployDialog;
import modelport.ui.jobs.JobFollow;
import modelport.ui.registry.Findings;
import modelport.ui.registry.VerdictBox;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** The import of the uploaded files, live, until it says whether they can be served. */
final class ImportView extends Box {
    private final Here here;
    private final VersionAccepted accepted;
    private final Runnable changed;
    private Version version;

    ImportView(Here here, VersionAccepted accepted, Runnable changed) {
        super("div", "mp-stack mp-wide");
        this.here = here;
        this.accepted = accepted;
        this.changed = changed;
        this.version = accepted.version();
        Feed.listen(this, Feed.about("version"), events -> refresh());
    }

    /** Writes itself in the present language. */
    void write() {
        removeAll();
        add(new Answer(States.of(version.state()), answer()));
        if (version.state() == VersionState.REJECTED) {
            add(new VerdictBox(version));
        }
        add(createActions());
        if (version.state() == VersionState.READY) {
            add(new Section(t("import.found"), new Findings(version)).explained(t("import.found.explain")));
        }
        add(new Section(t("upload.step.check"), new JobFollow(here, accepted.job(), this::refresh)));
    }

    /** The last two stations. */
    Lifeline continued(Lifeline line) {
        Station check = switch (version.state()) {
            case IMPORTING -> Station.HERE;
            case READY, ARCHIVED -> Station.PASSED;
            case REJECTED, FAILED -> Station.FAILED;
        };
        boolean ready = version.state() == VersionState.READY;
        return line.station(check, t("upload.step.check"), found())
                .station(
                        ready ? Station.PASSED : Station.AHEAD,
                        t("upload.step.ready"),
                        ready ? "v" + version.number() : "");
    }

    /** Who wrote the model, once that is known. */
    private String found() {
        Facts facts = version.facts();
        return facts == null || facts.source() == null ? States.word(version.state()) : Findings.writer(facts.source());
    }

    private String answer() {
        String name = version.model() + " v" + version.number();
        String reason = version.reason() == null ? "" : say(version.reason());
        return switch (version.state()) {
            case IMPORTING -> t("upload.importing", name);
            case READY, ARCHIVED -> t("upload.ready", name);
            case REJECTED -> t("version.answer.rejected", reason);
            case FAILED -> t("version.answer.failed", reason);
        };
    }

    private Component createActions() {
        String address = Links.version(version.model(), version.number());
        var open = new Button(t("upload.open"), Icon.RIGHT.draw(), click -> Links.go(address));
        var again = new Button(
                t("upload.again"),
                Icon.UPLOAD.draw(),
                click -> UI.getCurrent().getPage().reload());
        if (version.state() == VersionState.READY && here.mayDeploy()) {
            var deploy = new Button(
                    t("deploy.button"),
                    Icon.DEPLOYMENT.draw(),
                    click -> DeployDialog.of(here, version).open());
            deploy.addThemeName("primary");
            return Box.row(deploy, open, again);
        }
        return version.state() == VersionState.IMPORTING
                ? Box.row(open, Words.of("mp-muted mp-small", t("upload.leave")))
                : Box.row(open, again);
    }

    private void refresh() {
        Version newer = here.modelport().versions().get(here.project(), version.model(), version.number());
        if (!newer.equals(version)) {
            version = newer;
            write();
            changed.run();
        }
    }
}
