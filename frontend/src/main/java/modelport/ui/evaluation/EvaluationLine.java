package modelport.ui.evaluation;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.jobs.Job;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.JobText;
import modelport.ui.components.Progress;
import modelport.ui.components.Words;
import modelport.ui.shell.JobsWatch;
import modelport.ui.shell.Links;

/** One evaluation on one line; it moves while it is measured. */
final class EvaluationLine extends Box {
    private final Evaluation evaluation;
    private final Box found = Box.of("mp-evaluation-found");

    EvaluationLine(Evaluation evaluation) {
        super("div", "mp-evaluation-line");
        this.evaluation = evaluation;
        found.add(found());
        add(
                Box.of(
                        "mp-evaluation-name",
                        Links.to(Links.evaluation(evaluation.id()), EvaluationText.version(evaluation)),
                        Words.muted(
                                evaluation.kind() == null
                                        ? t("evaluation.kind.unknown")
                                        : t("evaluation.kind." + evaluation.kind()))),
                Box.of("mp-evaluation-on", on()),
                found,
                EvaluationText.badge(evaluation.state()),
                Box.of("mp-size", Words.of(evaluation.createdBy()), Formats.when(evaluation.createdAt())),
                Icon.NEXT.draw());
    }

    Evaluation evaluation() {
        return evaluation;
    }

    /** How far it is by now. */
    void take(Job job) {
        if (evaluation.state() == EvaluationState.RUNNING && JobsWatch.isOpen(job)) {
            found.rewrite(
                    new Progress(t("evaluation.progress", EvaluationText.version(evaluation)), job.progress()),
                    Words.muted(JobText.now(job)));
        }
    }

    private Component[] on() {
        String rows =
                evaluation.rows() == null ? "" : t("dataset.rows", Formats.count(evaluation.rows()), evaluation.rows());
        return new Component[] {Words.of(EvaluationText.dataset(evaluation.dataset())), Words.muted(rows)};
    }

    private Component found() {
        return switch (evaluation.state()) {
            case RUNNING -> Words.muted(t("evaluation.waits"));
            case READY -> EvaluationText.headline(evaluation);
            case FAILED, CANCELLED ->
                Words.of("mp-muted mp-why", evaluation.reason() == null ? "" : say(evaluation.reason()));
        };
    }
}
