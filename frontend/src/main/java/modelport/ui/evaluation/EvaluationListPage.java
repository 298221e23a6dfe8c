package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.jobs.Job;
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
import modelport.ui.shell.JobsWatch;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;

/** What versions are worth: all evaluations of the project, the newest first; those that run move. */
@Route(value = "evaluations", layout = MainLayout.class)
public class EvaluationListPage extends Page {
    final ComboBox<String> model = new ComboBox<>();
    private final Map<UUID, EvaluationLine> lines = new HashMap<>();
    private final Words total = Words.of("mp-total", "");
    private Here here = Here.current();
    private EvaluationListState state = new EvaluationListState(here.modelport().evaluations(), here.project());
    private MoreList<Evaluation> list = createList();
    private List<Job> jobs = List.of();

    public EvaluationListPage() {
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
        JobsWatch.look(this, this::take);
        Feed.listen(this, Feed.about("evaluation"), events -> refresh());
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        state = new EvaluationListState(here.modelport().evaluations(), here.project());
        var query = event.getLocation().getQueryParameters();
        state.choose(query.getSingleParameter("model").orElse(null));
        Slug chosen = state.model();
        model.setValue(chosen == null ? null : chosen.value());
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(new Crumb(here.title(), Links.home()), new Crumb(t("nav.evaluations"), ""));
    }

    @Override
    protected void build() {
        list = createList();
        add(
                new PageHeader(t("nav.evaluations"), actions()).facts(Words.of(t("evaluation.facts"))),
                Box.stack(createFilters(), createHead(), list));
    }

    /** The evaluations that are on the page. */
    List<Evaluation> shown() {
        return list.shown();
    }

    /** The next page. */
    void more() {
        list.more();
    }

    /** Shows those of one model only, and says so in the address. */
    void show(String name) {
        state.choose(name);
        Slug chosen = state.model();
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, chosen == null ? Links.evaluations() : Links.evaluations(chosen));
        list.reload();
    }

    private Component[] actions() {
        String path = Code.path(here.project(), "/evaluations?limit=25");
        var curl = new CodeDrawer(t("nav.evaluations"))
                .code(
                        "curl",
                        () -> Code.curl("GET", state.model() == null ? path : path + "\\&model=" + state.model()));
        List<Component> actions = new ArrayList<>();
        actions.add(curl.button());
        actions.add(new Button(t("evaluation.compare"), click -> compare()));
        if (here.mayContribute()) {
            actions.add(measure("primary"));
        }
        return actions.toArray(Component[]::new);
    }

    private Button measure(String theme) {
        var measure = new Button(
                t("evaluation.measure"),
                Icon.EVALUATION.draw(),
                click -> MeasureDialog.any(here, state.model()).open());
        measure.addThemeName(theme);
        return measure;
    }

    private void compare() {
        Slug chosen = state.model();
        Links.go(chosen == null ? Links.compare() : Links.compare(chosen, List.of(), null, null));
    }

    private MoreList<Evaluation> createList() {
        lines.clear();
        return new MoreList<>(t("nav.evaluations"), state::page, this::createLine, this::createNone)
                .onSettled(this::count);
    }

    private Component createLine(Evaluation evaluation) {
        var line = new EvaluationLine(evaluation);
        lines.put(evaluation.id(), line);
        jobs.stream().filter(job -> job.id().equals(evaluation.job())).forEach(line::take);
        return line;
    }

    private Component createFilters() {
        model.setPlaceholder(t("evaluation.allModels"));
        model.setAriaLabel(t("evaluation.model"));
        return Box.of("mp-filters", model, total);
    }

    private static Component createHead() {
        return Box.of(
                "mp-evaluation-line mp-model-head",
                Words.of(t("evaluation.version")),
                Words.of(t("evaluation.on")),
                Words.of(t("evaluation.found")),
                Words.of(t("evaluation.stands")),
                Words.of(t("evaluation.asked")),
                Box.of(""));
    }

    private Component createNone() {
        boolean all = state.model() == null;
        var empty = new EmptyState(
                Icon.EVALUATION,
                t(all ? "evaluation.empty" : "evaluation.none"),
                t(all ? "evaluation.empty.text" : "evaluation.none.text"));
        if (here.mayContribute()) {
            empty.add(Box.row(measure("")));
        }
        return empty;
    }

    private void count() {
        int count = list.shown().size();
        total.setText(t(list.complete() ? "evaluation.total" : "evaluation.totalMore", count));
    }

    private void take(List<Job> newest) {
        jobs = newest;
        for (EvaluationLine line : lines.values()) {
            newest.stream()
                    .filter(job -> job.id().equals(line.evaluation().job()))
                    .forEach(line::take);
        }
    }

    private void refresh() {
        // A list that somebody has scrolled down stays as it is: it would jump under the eyes.
        if (list.complete() || list.shown().size() <= EvaluationListState.PAGE) {
            lines.clear();
            list.reload();
        }
    }
}
