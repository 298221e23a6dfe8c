package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.Measured;
import modelport.ui.components.Box;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;

/** What evaluations, their states and their datasets are called. */
final class EvaluationText {
    private EvaluationText() {}

    /** Such as: iris v2. */
    static String version(Evaluation evaluation) {
        return evaluation.model() + " v" + evaluation.version();
    }

    /** Such as: tickets v3. */
    static String dataset(DatasetUse use) {
        return use.dataset() + " v" + use.version();
    }

    static State state(EvaluationState state) {
        return switch (state) {
            case RUNNING -> State.MOVING;
            case READY -> State.GOOD;
            case FAILED -> State.ACT;
            case CANCELLED -> State.IDLE;
        };
    }

    static String word(EvaluationState state) {
        return t("evaluation.state." + state);
    }

    static StateBadge badge(EvaluationState state) {
        return StateBadge.quiet(state(state), word(state));
    }

    /** The first number with its interval; a dash without one. */
    static Component headline(Evaluation evaluation) {
        if (evaluation.headline().isEmpty()) {
            return Words.muted("\u2013");
        }
        Measured first = evaluation.headline().getFirst();
        String range = MetricText.range(first);
        return Box.of(
                "mp-headline",
                Box.of(
                        "mp-headline-value",
                        Words.of("mp-strong mp-number", MetricText.value(first)),
                        Words.of(MetricText.name(first.metric()))),
                Words.of("mp-muted mp-number", range.isEmpty() ? t("evaluation.noInterval") : range));
    }
}
