package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Optional;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.tuning.Tuning;
import modelport.ui.components.Box;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.MoreList;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Words;
import modelport.ui.evaluation.Choices;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/** All searches for good settings, the newest first; or those of one model, if the address names it. */
@Route(value = "tuning", layout = MainLayout.class)
public class TuningListPage extends Page {
    private static final int PAGE = 50;

    final ComboBox<String> model = new ComboBox<>();
    private Here here = Here.current();
    private volatile Optional<Slug> of = Optional.empty();
    private MoreList<Tuning> list = createList();

    public TuningListPage() {
        model.setItems(query -> new Choices(here)
                .models(query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()));
        model.setClearButtonVisible(true);
        model.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                show(change.getValue());
            }
        });
        Feed.listen(this, Feed.about("tuning").or(Feed.ended("job")), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        of = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("model")
                .filter(Slug::isOne)
                .map(Slug::new);
        model.setValue(of.map(Slug::value).orElse(null));
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.tuning"), ""));
    }

    @Override
    protected void build() {
        list = createList();
        model.setPlaceholder(t("release.allModels"));
        model.setAriaLabel(t("release.model"));
        add(
                new PageHeader(t("nav.tuning"), actions()).facts(Words.of(t("tuning.facts"))),
                Box.stack(Box.of("mp-filters", model), createHead(), list));
    }

    /** The tunings that are on the page. */
    List<Tuning> shown() {
        return list.shown();
    }

    /** Shows those of one model only, and says so in the address. */
    void show(@Nullable String name) {
        of = Optional.ofNullable(name).map(Slug::new);
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, of.map(Links::tunings).orElseGet(Links::tunings));
        list.reload();
    }

    private Component[] actions() {
        var curl = TuningCode.list(here, of.map(name -> "&model=" + name).orElse(""))
                .button();
        return here.mayContribute() ? new Component[] {curl, start("primary")} : new Component[] {curl};
    }

    private Button start(String theme) {
        var start = new Button(
                t("tuning.start"),
                Icon.TUNING.draw(),
                click -> Links.go(of.map(Links::startTuning).orElseGet(Links::startTuning)));
        start.addThemeName(theme);
        return start;
    }

    private MoreList<Tuning> createList() {
        return new MoreList<>(t("nav.tuning"), this::page, TuningLine::new, this::createNone);
    }

    private modelport.contract.Page<Tuning> page(@Nullable String after) {
        return here.modelport().tunings().list(here.project(), of.orElse(null), new PageRequest(PAGE, after, null));
    }

    private static Component createHead() {
        return Box.of(
                "mp-compression-line mp-model-head",
                Words.of(t("release.model")),
                Words.of(t("release.state")),
                Words.of(t("tuning.fits.head")),
                Words.of(t("tuning.best")),
                Words.of(t("compression.asked")),
                Box.of(""));
    }

    private Component createNone() {
        var empty = new EmptyState(Icon.TUNING, t("tuning.empty"), t("tuning.empty.text"));
        if (here.mayContribute()) {
            empty.add(Box.row(start("")));
        }
        return empty;
    }

    private void refresh() {
        // A list that somebody has scrolled down stays as it is: it would jump under the eyes.
        if (list.complete()) {
            list.reload();
        }
    }
}
