package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import modelport.contract.release.ReleaseState;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;

/** Where a release stands, in a word. */
final class ReleaseText {
    private ReleaseText() {}

    static String word(ReleaseState state) {
        return t("environment.release." + state);
    }

    static StateBadge badge(ReleaseState state) {
        return StateBadge.quiet(of(state), word(state));
    }

    private static State of(ReleaseState state) {
        return switch (state) {
            case DRAFT, SUPERSEDED, CANCELLED -> State.IDLE;
            case CHECKING, ROLLING_OUT -> State.MOVING;
            case IN_REVIEW -> State.LOOK;
            case APPROVED, RELEASED -> State.GOOD;
            case ROLLED_BACK, REJECTED, EXPIRED, FAILED -> State.ACT;
        };
    }
}
