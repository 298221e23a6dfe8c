package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.function.Consumer;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionAccepted;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Lifeline;
import modelport.ui.components.Lifeline.Station;
import modelport.ui.components.Section;
import modelport.ui.components.States;
import modelport.ui.components.Words;
import modelport.ui.jobs.JobFollow;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** The reading of a file, live, and then what was found in it, to be changed. */
final class ReadingView extends Box {
    private final Here here;
    private final DatasetVersionAccepted accepted;
    private final Runnable changed;
    private final Consumer<DatasetVersionAccepted> again;
    private DatasetVersion version;

    /** Hands over to {@code again} what somebody wants to have read another way. */
    ReadingView(Here here, DatasetVersionAccepted accepted, Runnable changed, Consumer<DatasetVersionAccepted> again) {
        super("div", "mp-stack mp-wide");
        this.here = here;
        this.accepted = accepted;
        this.changed = changed;
        this.again = again;
        this.version = accepted.version();
        Feed.listen(this, Feed.about("dataset-version"), events -> refresh());
    }

    /** Writes itself in the present language. */
    void write() {
        removeAll();
        add(DatasetAnswer.of(version), createActions(), DatasetVersionPage.notes(version.notes()));
        if (version.badRows().count() > 0) {
            add(new BadRowsSection(version.badRows()));
        }
        boolean over = version.state() == VersionState.READY || version.state() == VersionState.REJECTED;
        if (over && version.file() != null) {
            add(new Section(t("bring.found"), new SchemaEditor(here, version, again))
                    .explained(t("bring.found.explain")));
        }
        if (version.state() == VersionState.READY) {
            add(new ColumnsSection(here, version));
        }
        add(new Section(t("bring.step.read"), new JobFollow(here, accepted.job(), this::refresh)));
    }

    /** The last two stations. */
    Lifeline continued(Lifeline line) {
        Station read = switch (version.state()) {
            case IMPORTING -> Station.HERE;
            case READY, ARCHIVED -> Station.PASSED;
            case REJECTED, FAILED -> Station.FAILED;
        };
        boolean ready = version.state() == VersionState.READY;
        Long rows = version.rows();
        return line.station(read, t("bring.step.read"), States.word(version.state()))
                .station(
                        ready ? Station.PASSED : Station.AHEAD,
                        t("bring.step.table"),
                        rows == null
                                ? ""
                                : "v" + version.number() + " \u00b7 " + t("dataset.rows", Formats.count(rows), rows));
    }

    private Component createActions() {
        String address = Links.datasetVersion(version.dataset(), version.number());
        var open = new Button(t("upload.open"), Icon.RIGHT.draw(), click -> Links.go(address));
        var more = new Button(
                t("bring.again"),
                Icon.UPLOAD.draw(),
                click -> UI.getCurrent().getPage().reload());
        return version.state() == VersionState.IMPORTING
                ? Box.row(open, Words.of("mp-muted mp-small", t("upload.leave")))
                : Box.row(open, more);
    }

    private void refresh() {
        DatasetVersion newer = here.modelport().datasets().version(here.project(), version.dataset(), version.number());
        if (!newer.equals(version)) {
            version = newer;
            write();
            changed.run();
        }
    }
}
