package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.Slug;
import modelport.contract.release.Environment;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.ui.components.Box;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Words;
import modelport.ui.evaluation.Choices;
import modelport.ui.release.ReleaseListState.Row;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** What shall go where, and what became of it: all releases of the project, the newest first. */
@Route(value = "releases", layout = MainLayout.class)
public class ReleaseListPage extends Page {
    final ComboBox<String> model = new ComboBox<>();
    final Select<Slug> environment = new Select<>();
    final Select<ReleaseState> state = new Select<>();
    private final Words total = Words.of("mp-total", "");
    private Here here = Here.current();
    private ReleaseListState wanted = new ReleaseListState(here.modelport().releases(), here.project());
    private MoreList<Row> list = createList();
    private List<Environment> environments = List.of();

    public ReleaseListPage() {
        model.setItems(query -> new Choices(here)
                .models(query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()));
        model.setClearButtonVisible(true);
        model.addValueChangeListener(change -> choose(change.isFromClient()));
        environment.setEmptySelectionAllowed(true);
        environment.addValueChangeListener(change -> choose(change.isFromClient()));
        state.setEmptySelectionAllowed(true);
        state.setItems(ReleaseState.values());
        state.addValueChangeListener(change -> choose(change.isFromClient()));
        Feed.listen(this, Feed.about("release"), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        wanted = new ReleaseListState(here.modelport().releases(), here.project());
        environments = here.modelport().environments().list(here.project());
        environment.setItems(environments.stream().map(Environment::name).toList());
        var query = event.getLocation().getQueryParameters();
        wanted.choose(
                query.getSingleParameter("model").orElse(null),
                query.getSingleParameter("environment").orElse(null),
                query.getSingleParameter("state").orElse(null));
        Slug chosen = wanted.filter().model();
        model.setValue(chosen == null ? null : chosen.value());
        Slug where = wanted.filter().environment();
        environment.setValue(environments.stream().anyMatch(each -> each.name().equals(where)) ? where : null);
        state.setValue(wanted.filter().state());
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.releases"), ""));
    }

    @Override
    protected void build() {
        list = createList();
        add(
                new PageHeader(
                                t("nav.releases"),
                                ReleaseCode.list(here, wanted.query()).button(),
                                new Button(
                                        t("nav.approvals"), Icon.APPROVAL.draw(), click -> Links.go(Links.approvals())))
                        .facts(Words.of(t("release.facts"))),
                Box.stack(createFilters(), createHead(), list));
    }

    /** The releases that are on the page. */
    List<Release> shown() {
        return list.shown().stream().map(Row::release).toList();
    }

    /** The next page. */
    void more() {
        list.more();
    }

    private void choose(boolean fromClient) {
        if (fromClient) {
            show(model.getValue(), environment.getValue(), state.getValue());
        }
    }

    /** Shows these only, and says so in the address. */
    void show(@Nullable String name, @Nullable Slug where, @Nullable ReleaseState stands) {
        wanted.choose(name, where == null ? null : where.value(), stands == null ? null : stands.name());
        UI.getCurrent().getPage().getHistory().replaceState(null, Links.releases(wanted.query()));
        list.reload();
    }

    private MoreList<Row> createList() {
        return new MoreList<>(t("nav.releases"), wanted::page, ReleaseLine::new, this::createNone)
                .onSettled(this::count);
    }

    private Component createFilters() {
        model.setPlaceholder(t("release.allModels"));
        model.setAriaLabel(t("release.model"));
        environment.setPlaceholder(t("release.allEnvironments"));
        environment.setAriaLabel(t("release.environment"));
        environment.setItemLabelGenerator(each -> each == null ? t("release.allEnvironments") : title(each));
        environment.setEmptySelectionCaption(t("release.allEnvironments"));
        state.setPlaceholder(t("release.allStates"));
        state.setAriaLabel(t("release.state"));
        state.setItemLabelGenerator(each -> each == null ? t("release.allStates") : ReleaseText.word(each));
        state.setEmptySelectionCaption(t("release.allStates"));
        return Box.of("mp-filters", model, environment, state, total);
    }

    private String title(Slug name) {
        return environments.stream()
                .filter(each -> each.name().equals(name))
                .map(Environment::title)
                .findFirst()
                .orElse(name.value());
    }

    private static Component createHead() {
        return Box.of(
                "mp-release-line mp-model-head",
                Words.of(t("release.version")),
                Words.of(t("release.environment")),
                Words.of(t("release.state")),
                Words.of(t("release.rules.met")),
                Words.of(t("release.asked.by")),
                Box.of(""));
    }

    private Component createNone() {
        boolean filtered = wanted.isFiltered();
        var empty = new EmptyState(
                Icon.RELEASE,
                t(filtered ? "release.none" : "release.empty"),
                t(filtered ? "release.none.text" : "release.empty.text"));
        if (!filtered) {
            empty.add(Box.row(new Button(t("release.empty.action"), click -> Links.go(Links.models()))));
        }
        return empty;
    }

    private void count() {
        int count = list.shown().size();
        total.setText(t(list.complete() ? "release.total" : "release.totalMore", count));
    }

    private void refresh() {
        // A list that somebody has scrolled down stays as it is: it would jump under the eyes.
        if (list.complete() || list.shown().size() <= ReleaseListState.PAGE) {
            list.reload();
        }
    }
}
