package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.stream.Collectors;
import modelport.contract.Slug;
import modelport.contract.evaluation.Comparison;
import modelport.ui.components.Box;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.components.EmptyState;
import modelport.ui.components.Icon;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Panel;
import modelport.ui.components.Words;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;

/** Is it better? The first version against each other one, row by row, then all of them metric by metric. */
@Route(value = "evaluations/compare", layout = MainLayout.class)
public class ComparePage extends Page {
    private final Box downloads = Box.row();
    private Here here = Here.current();
    private CompareState state = new CompareState(null, List.of(), null, null);
    private Panel<Comparison> panel = createPanel();

    public ComparePage() {
        Feed.listen(this, Feed.about("evaluation"), events -> {
            if (state.isComplete()) {
                panel.load();
            }
        });
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        state = CompareState.of(event.getLocation().getQueryParameters());
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.evaluations"), Links.evaluations()),
                new Crumb(title(), ""));
    }

    @Override
    protected void build() {
        downloads.removeAll();
        add(
                new PageHeader(t("evaluation.compare.heading"), createCode(), downloads)
                        .facts(Words.of(t("evaluation.compare.facts"))),
                new CompareForm(new Choices(here), state, this::go));
        if (state.isComplete()) {
            panel = createPanel();
            add(panel);
        } else {
            add(new EmptyState(Icon.EVALUATION, t("evaluation.compare.empty"), t("evaluation.compare.empty.text")));
        }
    }

    private void go(CompareState next) {
        Links.go(next.address());
    }

    private Panel<Comparison> createPanel() {
        return new Panel<>(
                8,
                () -> here.modelport().evaluations().compare(here.project(), model(), state.versions(), state.choice()),
                this::show);
    }

    private Slug model() {
        if (state.model() == null) {
            throw new IllegalStateException("no model is chosen");
        }
        return state.model();
    }

    private Component show(Comparison comparison) {
        String file = comparison.model() + "-" + numbers("-") + "-"
                + comparison.dataset().dataset();
        downloads.show(
                Download.link(Download.Kind.CSV, file, () -> ComparisonCsv.of(comparison)),
                Download.link(Download.Kind.HTML, file, () -> ReportFile.of(title(), comparison)));
        var parts = Box.of("mp-answered");
        ComparisonSections.of(comparison).forEach(parts::add);
        MissingSection.of(here, comparison).ifPresent(parts::add);
        return parts;
    }

    private Component createCode() {
        String path = state.model() == null
                ? "/models/MODEL/compare?versions=1,2&dataset=DATASET"
                : "/models/" + state.model() + "/compare?versions=" + numbers(",") + "&dataset="
                        + (state.dataset() == null ? "DATASET" : state.dataset())
                        + (state.datasetVersion() == null ? "" : "&datasetVersion=" + state.datasetVersion());
        return new CodeDrawer(t("evaluation.compare.heading"))
                .code(
                        "curl",
                        () -> Code.curl("GET", Code.path(here.project(), path).replace("&", "\\&")))
                .button();
    }

    private String numbers(String between) {
        return state.versions().stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    private String title() {
        if (state.model() == null || state.versions().isEmpty()) {
            return t("evaluation.compare");
        }
        String versions = state.versions().stream().map(each -> "v" + each).collect(Collectors.joining(" / "));
        return state.model() + " " + versions;
    }
}
