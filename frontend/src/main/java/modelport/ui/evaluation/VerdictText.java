package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import modelport.contract.evaluation.Moved;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;

/** What a change means, as a word, a shape and a colour. */
final class VerdictText {
    private VerdictText() {}

    static StateBadge badge(Moved.Verdict verdict) {
        return StateBadge.quiet(state(verdict), t("evaluation.verdict." + verdict));
    }

    static State state(Moved.Verdict verdict) {
        return switch (verdict) {
            case BETTER -> State.GOOD;
            case WITHIN_NOISE -> State.IDLE;
            case WORSE -> State.ACT;
        };
    }

    static String css(Moved.Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "better";
            case WITHIN_NOISE -> "same";
            case WORSE -> "worse";
        };
    }
}
