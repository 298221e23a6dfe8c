package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import modelport.contract.datasets.DatasetFile;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.shell.Here;

/** What can be done with a version of a dataset in its present state, by whoever looks at it. */
final class DatasetVersionActions {
    private final Here here;
    private final DatasetVersion version;
    private final Consumer<DatasetVersion> changed;

    DatasetVersionActions(Here here, DatasetVersion version, Consumer<DatasetVersion> changed) {
        this.here = here;
        this.version = version;
        this.changed = changed;
    }

    Component[] all() {
        List<Component> actions = new ArrayList<>();
        actions.add(createCode().button());
        DatasetFile file = version.file();
        if (file != null && (version.state() == VersionState.READY || version.state() == VersionState.ARCHIVED)) {
            var download =
                    FileSection.download(here, version, file, new Button(t("dataset.download"), Icon.DOWN.draw()));
            download.addClassName("mp-button-link");
            actions.add(download);
        }
        if (here.mayContribute()) {
            addContributors(actions);
        }
        return actions.toArray(Component[]::new);
    }

    private void addContributors(List<Component> actions) {
        if (version.state() == VersionState.ARCHIVED) {
            actions.add(new Button(t("version.bringBack"), Icon.ROLL_BACK.draw(), click -> archive(false)));
        } else if (version.state() == VersionState.READY) {
            actions.add(new Button(t("version.archive"), click -> archive(true)));
        }
        actions.add(new Button(t("action.edit"), click -> edit()));
        UUID job = version.job();
        if (version.state() == VersionState.FAILED && job != null) {
            var retry = new Button(t("version.retry"), Icon.ROLL_BACK.draw(), click -> retry(job));
            retry.addThemeName("primary");
            actions.add(retry);
        }
    }

    private void archive(boolean away) {
        changed.accept(send(version.rowVersion(), new DatasetVersionChange(null, null, away)));
        if (away) {
            Notice.undoable(t("version.archived", "v" + version.number()), t("action.undo"), this::bringBack);
        } else {
            Notice.show(t("version.broughtBack", "v" + version.number()));
        }
    }

    private void bringBack() {
        changed.accept(send(now().rowVersion(), new DatasetVersionChange(null, null, false)));
    }

    private void edit() {
        new EditVersionDialog(version, change -> changed.accept(send(version.rowVersion(), change))).open();
    }

    private void retry(UUID job) {
        here.modelport().jobs().retry(job);
        Notice.show(t("job.retried"));
        changed.accept(now());
    }

    private DatasetVersion now() {
        return here.modelport().datasets().version(here.project(), version.dataset(), version.number());
    }

    private DatasetVersion send(long rowVersion, DatasetVersionChange change) {
        return here.modelport()
                .datasets()
                .changeVersion(here.project(), version.dataset(), version.number(), rowVersion, change);
    }

    private CodeDrawer createCode() {
        String path = Code.path(here.project(), "/datasets/" + version.dataset() + "/versions/" + version.number());
        return new CodeDrawer(DatasetText.name(version))
                .code("curl", () -> Code.curl("GET", path))
                .code(t("rows.heading"), () -> Code.curl("GET", path + "/rows?limit=25"))
                .code(t("dataset.columns.heading"), () -> Code.curl("GET", path + "/columns"));
    }
}
