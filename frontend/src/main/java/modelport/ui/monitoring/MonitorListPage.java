package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.monitoring.EndpointHealth;
import modelport.ui.components.Answer;
import modelport.ui.components.Box;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Pulse;
import modelport.ui.components.State;
import modelport.ui.components.Words;
import modelport.ui.deployment.EndpointTable;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;

/** How all endpoints do, the worst first, and which of them nobody watches. */
@Route(value = "monitoring", layout = MainLayout.class)
public class MonitorListPage extends Page {
    private Here here = Here.current();
    private Panel<List<Condition>> panel = createPanel();

    public MonitorListPage() {
        Feed.listen(
                this,
                Feed.about("monitor")
                        .or(Feed.about("alert"))
                        .or(Feed.about("endpoint"))
                        .or(Feed.about("case")),
                events -> panel.load());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.monitoring"), ""));
    }

    @Override
    protected void build() {
        panel = createPanel();
        add(
                new PageHeader(t("nav.monitoring"), MonitoringCode.fleet(here).button())
                        .facts(Words.of(t("monitoring.list.facts"))),
                panel,
                new Pulse(EndpointTable.FRESH, panel::load));
    }

    private Panel<List<Condition>> createPanel() {
        Here now = here;
        return new Panel<>(6, () -> Condition.of(now), MonitorListPage::view);
    }

    private static Component view(List<Condition> all) {
        if (all.isEmpty()) {
            var endpoints = new Button(t("endpoints.none.action"), click -> Links.go(Links.models()));
            endpoints.addThemeName("primary");
            return new EmptyState(Icon.MONITOR, t("monitoring.list.none"), t("monitoring.list.none.text"), endpoints);
        }
        long unwell = all.stream().filter(Condition::isUnwell).count();
        long watched = all.stream().filter(Condition::isWatched).count();
        int alerts = all.stream()
                .flatMap(each -> each.health().stream())
                .mapToInt(EndpointHealth::openAlerts)
                .sum();
        return Box.of(
                "mp-stack mp-answered",
                new Answer(
                        unwell > 0 ? State.LOOK : watched > 0 ? State.GOOD : State.IDLE,
                        t("monitoring.list.answer", unwell, all.size(), watched, alerts)),
                HealthTable.of(all));
    }
}
