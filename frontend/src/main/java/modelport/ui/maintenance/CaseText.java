package modelport.ui.maintenance;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.t;

import java.time.Duration;
import java.time.Instant;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;

/** What cases, their states and their ends are called. */
final class CaseText {
    private CaseText() {}

    /** How much it wants from whoever looks. */
    static State state(MaintenanceCase about) {
        if (about.outcome() != null && !isOpen(about)) {
            return of(about.outcome());
        }
        return about.retryable() ? State.ACT : of(about.state());
    }

    private static State of(CaseState state) {
        return switch (state) {
            case OPEN, TUNING, COMPRESSING, EVALUATING -> State.MOVING;
            case REQUESTED -> State.LOOK;
            case HANDED_OVER -> State.ACT;
            case CLOSED -> State.IDLE;
        };
    }

    private static State of(CaseOutcome outcome) {
        return switch (outcome) {
            case RELEASED -> State.GOOD;
            case DECLINED, NOT_BETTER, WITHDRAWN -> State.IDLE;
            case UNSOUND_DATA -> State.LOOK;
            case FAILED -> State.ACT;
        };
    }

    /** How it ended, or where it stands. */
    static String word(MaintenanceCase about) {
        return about.outcome() == null || isOpen(about)
                ? orWord("case.state.", about.state().name())
                : orWord("case.outcome.", about.outcome().name());
    }

    static StateBadge badge(MaintenanceCase about) {
        return StateBadge.quiet(state(about), word(about));
    }

    static String cause(CaseCause cause) {
        return orWord("case.cause.", cause.name());
    }

    /** Such as: Case 7. */
    static String name(MaintenanceCase about) {
        return t("case.name", Integer.toString(about.number()));
    }

    static boolean isOpen(MaintenanceCase about) {
        return about.state() != CaseState.CLOSED;
    }

    /** How long it took, or has taken so far. */
    static String span(MaintenanceCase about) {
        Instant end = about.closedAt() == null ? Instant.now() : about.closedAt();
        Duration passed = Duration.between(about.openedAt(), end);
        return Formats.left(Instant.now().plus(passed).plusSeconds(1));
    }

    static State of(CaseDeed deed) {
        return switch (deed) {
            case OPENED, TUNING_STARTED, COMPRESSION_STARTED, EVALUATION_STARTED, RETRIED, COMMENTED, CLOSED ->
                State.IDLE;
            case DATA_CHECKED, TUNED, COMPRESSED, EVALUATED, RELEASED -> State.GOOD;
            case RELEASE_REQUESTED, RELEASE_DECLINED -> State.LOOK;
            case STEP_FAILED, HANDED_OVER -> State.ACT;
        };
    }
}
