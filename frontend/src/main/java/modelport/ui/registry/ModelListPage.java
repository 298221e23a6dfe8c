package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import modelport.contract.registry.Model;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
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

/** All models of the project as lines one can read, not cells one must decode. */
@Route(value = "models", layout = MainLayout.class)
public class ModelListPage extends Page {
    final TextField search = new TextField();
    final Select<ModelListState.Order> order = new Select<>();
    private final Words total = Words.of("mp-total", "");
    private Here here = Here.current();
    private ModelListState state = new ModelListState(here.modelport().models(), here.project());
    private MoreList<Model> list = createList();

    public ModelListPage() {
        search.setPrefixComponent(Icon.SEARCH.draw());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> {
            state.search(change.getValue());
            list.reload();
        });
        order.setItems(ModelListState.Order.values());
        order.setValue(ModelListState.Order.NAME);
        order.addValueChangeListener(change -> {
            state.sort(change.getValue());
            list.reload();
        });
        Feed.listen(
                this, Feed.about("model").or(Feed.about("version")).or(Feed.about("endpoint")), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        state = new ModelListState(here.modelport().models(), here.project());
        search.setValue(
                event.getLocation().getQueryParameters().getSingleParameter("q").orElse(""));
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.models"), ""));
    }

    @Override
    protected void build() {
        var curl = new CodeDrawer(t("nav.models"))
                .code("curl", () -> Code.curl("GET", Code.path(here.project(), "/models?limit=50")));
        list = createList();
        add(new PageHeader(t("nav.models"), actions(curl)), Box.stack(createFilters(), createHead(), list));
    }

    /** The models that are on the page. */
    List<Model> shown() {
        return list.shown();
    }

    private Component[] actions(CodeDrawer curl) {
        if (!here.mayContribute()) {
            return new Component[] {curl.button()};
        }
        var register =
                new Button(t("models.register"), Icon.PLUS.draw(), click -> new RegisterModelDialog(here).open());
        var upload = new Button(t("models.upload"), Icon.UPLOAD.draw(), click -> Links.go(Links.upload()));
        upload.addThemeName("primary");
        return new Component[] {curl.button(), register, upload};
    }

    private MoreList<Model> createList() {
        return new MoreList<>(t("nav.models"), state::page, ModelLine::new, this::createNone).onSettled(this::count);
    }

    private Component createFilters() {
        search.setPlaceholder(t("models.search"));
        search.setAriaLabel(t("models.search"));
        order.setAriaLabel(t("models.order"));
        order.setItemLabelGenerator(each -> t("models.order." + each));
        return Box.of("mp-filters", search, order, total);
    }

    private static Component createHead() {
        return Box.of(
                "mp-model-line mp-model-head",
                Words.of(t("models.model")),
                Words.of(t("models.newest")),
                Words.of(t("models.served")),
                Words.of(t("models.tags")),
                Words.of(t("models.changed")),
                Words.of(""));
    }

    private Component createNone() {
        if (!state.isUnfiltered()) {
            return new EmptyState(Icon.SEARCH, t("models.none"), t("models.none.text"));
        }
        var empty = new EmptyState(Icon.MODEL, t("models.empty"), t("models.empty.text"));
        if (here.mayContribute()) {
            var upload = new Button(t("models.upload"), Icon.UPLOAD.draw(), click -> Links.go(Links.upload()));
            upload.addThemeName("primary");
            empty.add(Box.row(upload));
        }
        return empty;
    }

    private void count() {
        int shown = list.shown().size();
        total.setText(list.complete() ? t("models.total", shown) : t("models.totalMore", shown));
    }

    private void refresh() {
        // A list that somebody has scrolled down stays as it is: it would jump under the eyes.
        if (list.complete()) {
            list.reload();
        }
    }
}
