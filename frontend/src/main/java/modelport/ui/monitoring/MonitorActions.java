package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.PageRequest;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorChange;
import modelport.contract.monitoring.MonitorState;
import modelport.ui.components.Box;
import modelport.ui.components.Consequence;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Notice;
import modelport.ui.components.Words;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;

/** What can be done about a monitor. */
final class MonitorActions {
    private MonitorActions() {}

    /** The buttons of its page, for whoever may use them. */
    static Component[] of(Here here, Monitor monitor, Runnable changed) {
        List<Component> actions = new ArrayList<>();
        actions.add(MonitoringCode.of(here, monitor).button());
        if (here.mayDeploy()) {
            boolean paused = monitor.state() == MonitorState.PAUSED;
            var delete = new Button(t("monitoring.delete"), click -> askToDelete(here, monitor, changed));
            delete.addThemeName("error");
            actions.add(delete);
            actions.add(new Button(
                    t(paused ? "monitoring.resume" : "monitoring.pause"),
                    (paused ? Icon.PLAY : Icon.PAUSE).draw(),
                    click -> pause(here, monitor, !paused, changed)));
            actions.add(new Button(
                    t("monitoring.settings"),
                    Icon.TUNING.draw(),
                    click -> new MonitorDialog(here, monitor, changed).open()));
        }
        return actions.toArray(Component[]::new);
    }

    /** What to do about one that cannot watch. */
    static Component wayOut(Here here, Monitor monitor, Runnable changed) {
        var ways = Box.tag(
                "ol",
                "mp-ways",
                Words.tag("li", "", t("monitoring.unarmed.reference")),
                Words.tag("li", "", t("monitoring.unarmed.version")));
        var box = Box.of("mp-failed", ways);
        if (here.mayDeploy()) {
            box.add(Box.row(
                    new Button(
                            t("monitoring.unarmed.choose"), click -> new MonitorDialog(here, monitor, changed).open()),
                    new Button(t("monitoring.unarmed.bring"), click -> Links.go(Links.bring()))));
        }
        return box;
    }

    private static void pause(Here here, Monitor monitor, boolean stop, Runnable changed) {
        change(here, monitor, stop);
        if (stop) {
            Notice.undoable(t("monitoring.paused"), t("action.undo"), () -> {
                change(here, here.modelport().monitors().get(here.project(), monitor.id()), false);
                changed.run();
            });
        } else {
            Notice.show(t("monitoring.resumed"));
        }
        changed.run();
    }

    private static void change(Here here, Monitor monitor, boolean paused) {
        here.modelport()
                .monitors()
                .change(here.project(), monitor.id(), monitor.rowVersion(), new MonitorChange(null, null, paused));
    }

    private static void askToDelete(Here here, Monitor monitor, Runnable changed) {
        var page = here.modelport()
                .monitors()
                .reports(here.project(), monitor.id(), new PageRequest(PageRequest.MAX_LIMIT, null, null));
        String reports = Formats.count(page.items().size()) + (page.next() == null ? "" : "+");
        new Consequence(
                        t("monitoring.delete.heading", monitor.endpoint()),
                        t("monitoring.delete"),
                        () -> {
                            here.modelport().monitors().delete(here.project(), monitor.id());
                            Notice.show(t("monitoring.deleted", monitor.endpoint()));
                            changed.run();
                        },
                        Consequence.facts(
                                Consequence.fact(reports, t("monitoring.delete.reports")),
                                Consequence.fact(
                                        Integer.toString(monitor.openAlerts()), t("monitoring.delete.alerts"))),
                        Words.tag("p", "mp-explain", t("monitoring.delete.text")))
                .open();
    }
}
