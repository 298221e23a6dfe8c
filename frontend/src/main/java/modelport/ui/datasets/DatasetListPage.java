package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.datasets.Dataset;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Words;
import modelport.ui.datasets.DatasetListState.Which;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;

/** All datasets of the project, with what they are for and how large they are. */
@Route(value = "datasets", layout = MainLayout.class)
public class DatasetListPage extends Page {
    final TextField search = new TextField();
    final Select<Which> which = new Select<>();
    private final Words total = Words.of("mp-total", "");
    private Here here = Here.current();
    private DatasetListState state = new DatasetListState(here.modelport().datasets(), here.project());
    private MoreList<Dataset> list = createList();

    public DatasetListPage() {
        search.setPrefixComponent(Icon.SEARCH.draw());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            state.search(change.getValue());
            list.reload();
        });
        which.setItems(Which.values());
        which.setValue(Which.ALL);
        which.addValueChangeListener(change -> {
            state.choose(change.getValue());
            list.reload();
        });
        Feed.listen(this, Feed.about("dataset").or(Feed.about("dataset-version")), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        state = new DatasetListState(here.modelport().datasets(), here.project());
        var query = event.getLocation().getQueryParameters();
        search.setValue(query.getSingleParameter("q").orElse(""));
        which.setValue(Which.of(query.getSingleParameter("which").orElse("")));
        state.search(search.getValue());
        state.choose(which.getValue());
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.datasets"), ""));
    }

    @Override
    protected void build() {
        var curl = new CodeDrawer(t("nav.datasets"))
                .code("curl", () -> Code.curl("GET", Code.path(here.project(), "/datasets?limit=50")));
        list = createList();
        add(
                new PageHeader(t("nav.datasets"), actions(curl)).facts(Words.of(t("datasets.facts"))),
                Box.stack(createFilters(), createHead(), list));
    }

    /** The datasets that are on the page. */
    List<Dataset> shown() {
        return list.shown();
    }

    private Component[] actions(CodeDrawer curl) {
        return here.mayContribute()
                ? new Component[] {curl.button(), bring("primary")}
                : new Component[] {curl.button()};
    }

    private static Button bring(String theme) {
        var bring = new Button(t("datasets.bring"), Icon.UPLOAD.draw(), click -> Links.go(Links.bring()));
        bring.addThemeName(theme);
        return bring;
    }

    private MoreList<Dataset> createList() {
        return new MoreList<>(t("nav.datasets"), state::page, DatasetLine::new, this::createNone)
                .onSettled(this::count);
    }

    private Component createFilters() {
        search.setPlaceholder(t("models.search"));
        search.setAriaLabel(t("models.search"));
        which.setAriaLabel(t("datasets.which"));
        which.setItemLabelGenerator(each -> t("datasets.which." + each));
        return Box.of("mp-filters", search, which, total);
    }

    private static Component createHead() {
        return Box.of(
                "mp-model-line mp-dataset-line mp-model-head",
                Words.of(t("datasets.dataset")),
                Words.of(t("models.newest")),
                Words.of(t("datasets.size")),
                Words.of(t("datasets.roles")),
                Words.of(t("models.changed")),
                Box.of(""));
    }

    private Component createNone() {
        if (state.which() == Which.ARCHIVED) {
            return new EmptyState(Icon.DATASET, t("datasets.noneArchived"), t("datasets.noneArchived.text"));
        }
        if (!state.isUnfiltered()) {
            return new EmptyState(Icon.SEARCH, t("datasets.none"), t("datasets.none.text"));
        }
        var empty = new EmptyState(Icon.DATASET, t("datasets.empty"), t("datasets.empty.text"));
        if (here.mayContribute()) {
            empty.add(Box.row(bring("")));
        }
        return empty;
    }

    private void count() {
        int count = list.shown().size();
        total.setText(list.complete() ? t("datasets.total", count) : t("datasets.totalMore", count));
    }

    private void refresh() {
        // A list that somebody has scrolled down stays as it is: it would jump under the eyes.
        if (list.complete()) {
            list.reload();
        }
    }
}
