package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.PageRequest;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.ui.components.Box;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/**
 * What is done about endpoints that are not as healthy as they should be: open cases first, then those that are over.
 */
@Route(value = "cases", layout = MainLayout.class)
public class CaseListPage extends Page {
    final Select<Boolean> open = new Select<>();
    final ComboBox<String> endpoint = new ComboBox<>();
    private final Words total = Words.of("mp-total", "");
    private Here here = Here.current();
    private CaseListState wanted = new CaseListState(here.modelport().maintenance(), here.project());
    private MoreList<MaintenanceCase> list = createList();

    public CaseListPage() {
        open.setEmptySelectionAllowed(true);
        open.setItems(true, false);
        open.addValueChangeListener(change -> choose(change.isFromClient()));
        endpoint.setClearButtonVisible(true);
        endpoint.addValueChangeListener(change -> choose(change.isFromClient()));
        Feed.listen(this, Feed.about("case").or(Feed.about("maintenance-policy")), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        wanted = new CaseListState(here.modelport().maintenance(), here.project());
        var query = event.getLocation().getQueryParameters();
        wanted.choose(
                query.getSingleParameter("open").orElse(null),
                query.getSingleParameter("endpoint").orElse(null));
        endpoint.setItems(endpoints());
        var chosen = wanted.filter().endpoint();
        endpoint.setValue(chosen == null ? null : chosen.value());
        open.setValue(wanted.filter().open());
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.cases"), ""));
    }

    @Override
    protected void build() {
        list = createList();
        add(
                new PageHeader(t("nav.cases"), actions()).facts(Words.of(t("case.facts"))),
                Box.stack(createFilters(), createHead(), list));
    }

    /** The cases that are on the page. */
    List<MaintenanceCase> shown() {
        return list.shown();
    }

    private Component[] actions() {
        var curl = CaseCode.list(here, wanted.query()).button();
        return here.mayContribute() ? new Component[] {curl, createOpen()} : new Component[] {curl};
    }

    private Button createOpen() {
        return new Button(
                t("case.open"),
                Icon.PLUS.draw(),
                click -> OpenCaseDialog.any(here, wanted.filter().endpoint()).open());
    }

    /** Endpoints that somebody has written a policy for. */
    private List<String> endpoints() {
        return here
                .modelport()
                .maintenance()
                .policies(here.project(), new PageRequest(PageRequest.MAX_LIMIT, null, null))
                .items()
                .stream()
                .map(MaintenancePolicy::endpoint)
                .map(Object::toString)
                .toList();
    }

    private void choose(boolean fromClient) {
        if (fromClient) {
            show(open.getValue(), endpoint.getValue());
        }
    }

    /** Shows these only, and says so in the address. */
    void show(@Nullable Boolean which, @Nullable String name) {
        wanted.choose(which == null ? null : which.toString(), name);
        UI.getCurrent().getPage().getHistory().replaceState(null, Links.cases(wanted.query()));
        list.reload();
    }

    private MoreList<MaintenanceCase> createList() {
        return new MoreList<>(t("nav.cases"), wanted::page, CaseLine::new, this::createNone).onSettled(this::count);
    }

    private Component createFilters() {
        open.setPlaceholder(t("case.filter.all"));
        open.setAriaLabel(t("case.state"));
        open.setEmptySelectionCaption(t("case.filter.all"));
        open.setItemLabelGenerator(
                each -> each == null ? t("case.filter.all") : t(each ? "case.filter.open" : "case.filter.over"));
        endpoint.setPlaceholder(t("case.filter.endpoints"));
        endpoint.setAriaLabel(t("case.endpoint"));
        return Box.of("mp-filters", open, endpoint, total);
    }

    private static Component createHead() {
        return Box.of(
                "mp-case-line mp-model-head",
                Words.of(t("case.endpoint")),
                Words.of(t("case.state")),
                Words.of(t("case.why")),
                Words.of(t("case.versions")),
                Words.of(t("case.openedBy")),
                Box.of(""));
    }

    private Component createNone() {
        if (wanted.isFiltered()) {
            return new EmptyState(Icon.CASE, t("case.none"), t("case.none.text"));
        }
        boolean watched = !endpoints().isEmpty();
        return new EmptyState(
                Icon.CASE,
                t("case.empty"),
                t(watched ? "case.empty.watched" : "case.empty.text"),
                new Button(t("case.empty.action"), click -> Links.go(Links.endpoints())));
    }

    private void count() {
        int count = list.shown().size();
        total.setText(t(list.complete() ? "case.total" : "case.totalMore", count));
    }

    private void refresh() {
        // A list that somebody has scrolled down stays as it is: it would jump under the eyes.
        if (list.complete() || list.shown().size() <= CaseListState.PAGE) {
            list.reload();
        }
    }
}
