package modelport.ui.components;

import static modelport.ui.components.Texts.t;

import modelport.contract.deployment.EndpointState;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.VersionState;

/** Which of the five states the platform's own states are. */
public final class States {
    private States() {}

    public static State of(VersionState state) {
        return switch (state) {
            case IMPORTING -> State.MOVING;
            case READY -> State.GOOD;
            case REJECTED, FAILED -> State.ACT;
            case ARCHIVED -> State.IDLE;
        };
    }

    public static State of(JobState state) {
        return switch (state) {
            case QUEUED, CANCELLED -> State.IDLE;
            case RUNNING -> State.MOVING;
            case SUCCEEDED -> State.GOOD;
            case FAILED -> State.ACT;
        };
    }

    public static State of(EndpointState state) {
        return switch (state) {
            case STARTING -> State.MOVING;
            case SERVING -> State.GOOD;
            case FAILED -> State.ACT;
            case EMPTY -> State.IDLE;
        };
    }

    public static State of(Verdict verdict) {
        return switch (verdict) {
            case PENDING, IGNORED -> State.IDLE;
            case ACCEPTED -> State.GOOD;
            case REFUSED -> State.ACT;
        };
    }

    public static String word(VersionState state) {
        return t("version.state." + state);
    }

    public static String word(JobState state) {
        return t("job.state." + state);
    }

    public static String word(EndpointState state) {
        return t("endpoint.state." + state);
    }

    public static String word(Verdict verdict) {
        return t("verdict." + verdict);
    }

    public static StateBadge badge(VersionState state) {
        return StateBadge.quiet(of(state), word(state));
    }

    public static StateBadge badge(JobState state) {
        return StateBadge.quiet(of(state), word(state));
    }

    public static StateBadge badge(EndpointState state) {
        return StateBadge.quiet(of(state), word(state));
    }
}
