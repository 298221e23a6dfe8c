package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.events.Event;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Page;
import modelport.ui.components.PageHeader;
import modelport.ui.components.Section;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.jobs.JobFollow;
import modelport.ui.shell.Feed;
import modelport.ui.shell.Here;
import modelport.ui.shell.Links;
import modelport.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/**
 * What one version is worth on one dataset: the answer, then every figure with its interval, then what it came from.
 */
@Route(value = "evaluations/:evaluation", layout = MainLayout.class)
public class EvaluationPage extends Page {
    private Here here = Here.current();
    private String title = "";
    private @Nullable Evaluation evaluation;

    public EvaluationPage() {
        Feed.listen(this, Feed.about("evaluation").or(Feed.ended("job")), events -> {
            if (events.stream().anyMatch(this::isMine)) {
                refresh();
            }
        });
    }

    @Override
    protected void enter(BeforeEnterEvent event) {
        here = Here.current();
        String id = event.getRouteParameters().get("evaluation").orElse("");
        evaluation = here.modelport().evaluations().get(here.project(), parse(id));
        title = here.modelport()
                .models()
                .get(here.project(), evaluation.model())
                .title();
    }

    @Override
    public List<Crumb> crumbs() {
        return List.of(
                new Crumb(here.title(), Links.home()),
                new Crumb(t("nav.evaluations"), Links.evaluations()),
                new Crumb(name(), ""));
    }

    @Override
    protected void build() {
        Evaluation shown = evaluation();
        add(createHeader(shown), EvaluationAnswer.of(shown));
        switch (shown.state()) {
            case RUNNING ->
                add(new Section(t("evaluation.running"), new JobFollow(here, shown.job(), this::refresh))
                        .explained(t("evaluation.running.explain")));
            case READY -> addReport(shown, shown.report());
            case FAILED, CANCELLED -> add(createWayOut(shown));
        }
        add(new OriginSection(shown));
    }

    private void addReport(Evaluation shown, @Nullable EvaluationReport report) {
        if (report != null) {
            EvaluationSections.of(shown, report).forEach(this::add);
        }
    }

    private Component createHeader(Evaluation shown) {
        var header = new PageHeader(title, new EvaluationActions(here, shown, name(), this::take).all())
                .beside(
                        Chip.version(shown.version()),
                        StateBadge.soft(EvaluationText.state(shown.state()), EvaluationText.word(shown.state())))
                .facts(
                        Links.to(Links.version(shown.model(), shown.version()), EvaluationText.version(shown)),
                        Words.of(t("evaluation.measuredOn")),
                        Links.to(
                                Links.datasetVersion(
                                        shown.dataset().dataset(),
                                        shown.dataset().version()),
                                EvaluationText.dataset(shown.dataset())));
        if (shown.kind() != null) {
            header.facts(Words.of(t("evaluation.kind." + shown.kind())));
        }
        if (shown.rows() != null) {
            header.facts(Words.of(t("dataset.rows", Formats.count(shown.rows()), shown.rows())));
        }
        return header.facts(Words.sentence(t("evaluation.by", shown.createdBy(), Formats.ago(shown.createdAt()))));
    }

    private Component createWayOut(Evaluation shown) {
        boolean failed = shown.state() == EvaluationState.FAILED;
        var box = Box.of(
                "mp-stack",
                Words.tag("p", "mp-lead", t(failed ? "evaluation.failed.todo" : "evaluation.cancelled.todo")));
        var row = Box.row();
        if (here.mayContribute()) {
            var again = new Button(
                    t("evaluation.again"),
                    Icon.ROLL_BACK.draw(),
                    click -> MeasureDialog.again(here, shown).open());
            again.addThemeName("primary");
            row.add(again);
        }
        row.add(new Button(t("evaluation.log"), Icon.TEXT.draw(), click -> Links.go(Links.job(shown.job()))));
        box.add(row);
        return new Section(t("evaluation.todo"), box);
    }

    private boolean isMine(Event event) {
        String job = evaluation().job().toString();
        String id = evaluation().id().toString();
        return event.subject().getOrDefault("evaluation", id).equals(id)
                && event.subject().getOrDefault("job", job).equals(job);
    }

    private void refresh() {
        take(here.modelport().evaluations().get(here.project(), evaluation().id()));
    }

    private void take(Evaluation newer) {
        if (!newer.equals(evaluation)) {
            evaluation = newer;
            rewrite();
        }
    }

    private String name() {
        return t(
                "evaluation.title",
                EvaluationText.version(evaluation()),
                EvaluationText.dataset(evaluation().dataset()));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(new Problem.NotFound("evaluation", id));
        }
    }

    private Evaluation evaluation() {
        if (evaluation == null) {
            throw new IllegalStateException("the page was not entered");
        }
        return evaluation;
    }
}
