package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChange;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.registry.EditDialog;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** What can be done with a dataset by whoever looks at it. */
final class DatasetActions {
    private final Here here;
    private final Dataset dataset;
    private final Consumer<Dataset> changed;

    DatasetActions(Here here, Dataset dataset, Consumer<Dataset> changed) {
        this.here = here;
        this.dataset = dataset;
        this.changed = changed;
    }

    Component[] all() {
        List<Component> actions = new ArrayList<>();
        actions.add(new CodeDrawer(dataset.title())
                .code("curl", () -> Code.curl("GET", path()))
                .button());
        if (here.mayContribute()) {
            addContributors(actions);
        }
        return actions.toArray(Component[]::new);
    }

    private void addContributors(List<Component> actions) {
        if (dataset.archived()) {
            var back = new Button(t("version.bringBack"), Icon.ROLL_BACK.draw(), click -> archive(false));
            back.addThemeName("primary");
            actions.add(back);
            return;
        }
        actions.add(new Button(t("model.archive"), click -> archive(true)));
        actions.add(new Button(t("action.edit"), click -> edit()));
        var bring = new Button(t("dataset.bring"), Icon.UPLOAD.draw(), click -> Links.go(Links.bring(dataset.name())));
        bring.addThemeName("primary");
        actions.add(bring);
    }

    /** It can be taken back, so nobody is asked before. */
    private void archive(boolean away) {
        changed.accept(send(dataset.rowVersion(), new DatasetChange(null, null, null, away)));
        if (away) {
            Notice.undoable(t("version.archived", dataset.title()), t("action.undo"), this::bringBack);
        } else {
            Notice.show(t("version.broughtBack", dataset.title()));
        }
    }

    private void bringBack() {
        Dataset now = here.modelport().datasets().get(here.project(), dataset.name());
        changed.accept(send(now.rowVersion(), new DatasetChange(null, null, null, false)));
    }

    private void edit() {
        var dialog = new EditDialog(
                t("edit.heading", dataset.title()),
                fields -> changed.accept(send(
                        dataset.rowVersion(),
                        new DatasetChange(fields.titleText(), fields.cardText(), fields.tagWords(), null))));
        dialog.show(dataset.title(), dataset.tags(), dataset.card());
        dialog.explain(t("dataset.card.help"));
        dialog.open();
    }

    private Dataset send(long rowVersion, DatasetChange change) {
        return here.modelport().datasets().change(here.project(), dataset.name(), rowVersion, change);
    }

    private String path() {
        return Code.path(here.project(), "/datasets/" + dataset.name());
    }
}
