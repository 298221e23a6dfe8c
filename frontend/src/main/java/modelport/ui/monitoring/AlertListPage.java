package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertNote;
import modelport.contract.monitoring.EndpointHealth;
import modelport.contract.monitoring.Severity;
import modelport.ui.components.Box;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.Notice;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Words;
import modelport.ui.monitoring.AlertListState.Which;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** The alerts of the project: those that are not over first, with how many there are elsewhere. */
@Route(value = "alerts", layout = MainLayout.class)
public class AlertListPage extends Page {
    final Select<Slug> endpoint = new Select<>();
    final Select<Severity> severity = new Select<>();
    private final Words total = Words.of("mp-total", "");
    private Here here = Here.current();
    private AlertListState wanted = new AlertListState(here);
    private MoreList<Alert> list = createList();

    public AlertListPage() {
        endpoint.setEmptySelectionAllowed(true);
        endpoint.addValueChangeListener(change -> choose(change.isFromClient()));
        severity.setEmptySelectionAllowed(true);
        severity.setItems(Severity.values());
        severity.addValueChangeListener(change -> choose(change.isFromClient()));
        Feed.listen(this, Feed.about("alert"), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        wanted = new AlertListState(here);
        var query = event.getLocation().getQueryParameters();
        wanted.choose(
                query.getSingleParameter("show").orElse(null),
                query.getSingleParameter("endpoint").orElse(null),
                query.getSingleParameter("severity").orElse(null));
        List<Slug> names = here
                .modelport()
                .endpoints()
                .list(here.project(), new PageRequest(PageRequest.MAX_LIMIT, null, null))
                .items()
                .stream()
                .map(each -> each.name())
                .toList();
        // One that was deleted has its alerts all the same.
        endpoint.setItems(Stream.concat(names.stream(), Stream.ofNullable(wanted.endpoint()))
                .distinct()
                .toList());
        endpoint.setValue(wanted.endpoint());
        severity.setValue(wanted.severity());
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.alerts"), ""));
    }

    @Override
    protected void build() {
        list = createList();
        add(
                new PageHeader(t("nav.alerts"), MonitoringCode.alerts(here).button()).facts(Words.of(t("alert.facts"))),
                createElsewhere(),
                Box.stack(createFilters(), list));
    }

    /** The alerts that are on the page. */
    List<Alert> shown() {
        return list.shown();
    }

    /** Shows these only, and says so in the address. */
    void show(Which which, @Nullable Slug at, @Nullable Severity bad) {
        wanted.choose(which.name(), at == null ? null : at.value(), bad == null ? null : bad.name());
        UI.getCurrent().getPage().getHistory().replaceState(null, Links.alerts(wanted.query()));
        rewrite();
    }

    private void choose(boolean fromClient) {
        if (fromClient) {
            show(wanted.which(), endpoint.getValue(), severity.getValue());
        }
    }

    private MoreList<Alert> createList() {
        return new MoreList<>(t("nav.alerts"), wanted::page, this::createLine, this::createNone).onSettled(this::count);
    }

    private Component createLine(Alert alert) {
        return new AlertLine(alert, here.mayPredict() ? this::take : null);
    }

    private void take(Alert alert) {
        here.modelport().alerts().acknowledge(here.project(), alert.id(), new AlertNote(null, null));
        Notice.show(t("alert.taken"));
        list.reload();
    }

    private Component createFilters() {
        var which = Box.of("mp-segments").attribute("role", "group").attribute("aria-label", t("alert.which"));
        Stream.of(Which.values()).forEach(each -> {
            var button =
                    new Button(t("alert.which." + each), click -> show(each, endpoint.getValue(), severity.getValue()));
            button.addClassName("mp-filter");
            button.getElement().setAttribute("aria-pressed", Boolean.toString(each == wanted.which()));
            which.add(button);
        });
        endpoint.setAriaLabel(t("endpoint.endpoint"));
        endpoint.setPlaceholder(t("alert.allEndpoints"));
        endpoint.setEmptySelectionCaption(t("alert.allEndpoints"));
        endpoint.setItemLabelGenerator(each -> each == null ? t("alert.allEndpoints") : each.value());
        severity.setAriaLabel(t("monitoring.rule.severity"));
        severity.setPlaceholder(t("alert.allSeverities"));
        severity.setEmptySelectionCaption(t("alert.allSeverities"));
        severity.setItemLabelGenerator(each -> each == null ? t("alert.allSeverities") : MonitorText.word(each));
        return Box.of("mp-filters", which, endpoint, severity, total);
    }

    /** How many there are in the visitor's other projects, with the way to them. */
    private Component createElsewhere() {
        if (here.me().projects().size() < 2) {
            return Box.of("mp-none");
        }
        Here now = here;
        return new Panel<Map<String, Integer>>(0, () -> elsewhere(now), AlertListPage::elsewhere);
    }

    private static Map<String, Integer> elsewhere(Here here) {
        return here.modelport().monitors().fleet(null).stream()
                .filter(each -> !each.project().equals(here.project()) && each.openAlerts() > 0)
                .collect(Collectors.groupingBy(
                        each -> each.project().value(),
                        TreeMap::new,
                        Collectors.summingInt(EndpointHealth::openAlerts)));
    }

    private static Component elsewhere(Map<String, Integer> counts) {
        if (counts.isEmpty()) {
            return Box.of("mp-none");
        }
        var row = Box.of("mp-elsewhere", Words.of(t("alert.elsewhere")));
        counts.forEach((project, count) ->
                row.add(Links.to(Links.alertsIn(new Slug(project)), t("alert.elsewhere.count", project, count))));
        return row;
    }

    private Component createNone() {
        if (wanted.isNarrow()) {
            return new EmptyState(Icon.ALERT, t("alert.none.filtered"), t("alert.none.filtered.text"));
        }
        boolean calm = wanted.which() == Which.OPEN || wanted.which() == Which.MINE_TO_TAKE;
        return new EmptyState(
                calm ? Icon.CHECK : Icon.ALERT,
                t(calm ? "alert.none.open" : "alert.none"),
                t("alert.none.text"),
                new Button(t("nav.monitoring"), Icon.MONITOR.draw(), click -> Links.go(Links.monitoring())));
    }

    private void count() {
        int count = list.shown().size();
        total.setText(t(list.complete() ? "alert.total" : "alert.totalMore", count));
    }

    private void refresh() {
        // A list that somebody has scrolled down stays as it is: it would jump under the eyes.
        if (list.complete() || list.shown().size() <= AlertListState.PAGE) {
            list.reload();
        }
    }
}
