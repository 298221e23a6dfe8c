package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import modelport.contract.release.GateState;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.Verdict;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;

/** What releases, their states and what people say about them are called. */
public final class ReleaseText {
    private ReleaseText() {}

    /** Such as: support-router v14. */
    static String version(Release release) {
        return release.model() + " v" + release.version();
    }

    static State of(ReleaseState state) {
        return switch (state) {
            case DRAFT, SUPERSEDED, CANCELLED -> State.IDLE;
            case CHECKING, IN_REVIEW, ROLLING_OUT -> State.MOVING;
            case APPROVED, RELEASED -> State.GOOD;
            case ROLLED_BACK, EXPIRED -> State.LOOK;
            case REJECTED, FAILED -> State.ACT;
        };
    }

    public static State of(GateState state) {
        return switch (state) {
            case WAITING -> State.IDLE;
            case RUNNING -> State.MOVING;
            case PASSED -> State.GOOD;
            case FAILED -> State.ACT;
        };
    }

    static State of(Verdict verdict) {
        return switch (verdict) {
            case APPROVE -> State.GOOD;
            case REJECT -> State.ACT;
            case CHANGES, EMERGENCY -> State.LOOK;
            case COMMENT -> State.IDLE;
        };
    }

    static String word(ReleaseState state) {
        return t("release.state." + state);
    }

    public static String word(GateState state) {
        return t("release.gate.state." + state);
    }

    static String word(ReleaseAction action) {
        return t("release.action." + action);
    }

    /** The same for one release: whoever is the second in an emergency agrees. */
    static String word(Reviewed reviewed, ReleaseAction action) {
        return action == ReleaseAction.DECLARE_EMERGENCY && reviewed.isUrgent()
                ? t("release.agree")
                : action == ReleaseAction.SUBMIT && reviewed.wasHandedIn() ? t("release.submit.again") : word(action);
    }

    public static StateBadge badge(ReleaseState state) {
        return StateBadge.quiet(of(state), word(state));
    }

    /** How long something holds yet, such as: 13 days. */
    static String left(Instant until) {
        return Formats.left(until);
    }

    static String names(List<String> names) {
        return String.join(t("list.comma"), names);
    }

    /** Such as: temperature = 0.7, top_k = 3. */
    static String parameters(Map<String, Object> parameters) {
        return parameters.isEmpty()
                ? t("release.parameters.none")
                : parameters.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> each.getKey() + " = " + each.getValue())
                        .collect(Collectors.joining(t("list.comma")));
    }
}
