package modelport.server.release;

import static modelport.contract.release.ReleaseState.APPROVED;
import static modelport.contract.release.ReleaseState.CANCELLED;
import static modelport.contract.release.ReleaseState.CHECKING;
import static modelport.contract.release.ReleaseState.DRAFT;
import static modelport.contract.release.ReleaseState.EXPIRED;
import static modelport.contract.release.ReleaseState.FAILED;
import static modelport.contract.release.ReleaseState.IN_REVIEW;
import static modelport.contract.release.ReleaseState.REJECTED;
import static modelport.contract.release.ReleaseState.RELEASED;
import static modelport.contract.release.ReleaseState.ROLLED_BACK;
import static modelport.contract.release.ReleaseState.ROLLING_OUT;
import static modelport.contract.release.ReleaseState.SUPERSEDED;

import java.util.EnumSet;
import java.util.Set;
import modelport.contract.release.ReleaseState;

/** Every way a release can go, and there is no other: from which states, and to which. */
public enum ReleaseStep {
    /** Its requester hands it in. */
    SUBMIT(CHECKING, DRAFT),
    /** Every gate of the policy passed. */
    PASS(IN_REVIEW, CHECKING),
    /** A gate failed; its findings are attached. */
    RETURN(DRAFT, CHECKING),
    /** Every rule of the policy is met. */
    APPROVE(APPROVED, IN_REVIEW),
    /** Somebody with the right said no. */
    REJECT(REJECTED, IN_REVIEW, APPROVED),
    /** Somebody who decides wants something to change first. */
    ASK(DRAFT, IN_REVIEW, APPROVED),
    /** What serves now is not what it was checked against. */
    RECHECK(CHECKING, APPROVED),
    /** The review took too long, or nobody used the approval. */
    EXPIRE(EXPIRED, IN_REVIEW, APPROVED),
    /** What was approved is no longer what is there. */
    EDIT(DRAFT, CHECKING, IN_REVIEW, APPROVED),
    /** Its requester takes it back. */
    CANCEL(CANCELLED, DRAFT, CHECKING, IN_REVIEW, APPROVED),
    /** Traffic begins to move. */
    ROLL_OUT(ROLLING_OUT, APPROVED),
    /** It serves. */
    RELEASE(RELEASED, ROLLING_OUT),
    /** It could not be brought to serve. */
    FAIL(FAILED, APPROVED, ROLLING_OUT),
    /** A later one serves, or its endpoint is gone. */
    SUPERSEDE(SUPERSEDED, RELEASED),
    /** What came after it was rolled back. */
    RESTORE(RELEASED, SUPERSEDED),
    /** Traffic went back to the one before. */
    ROLL_BACK(ROLLED_BACK, ROLLING_OUT, RELEASED);

    private static final Set<ReleaseState> OPEN = EnumSet.of(DRAFT, CHECKING, IN_REVIEW, APPROVED, ROLLING_OUT);

    private final ReleaseState to;

    @SuppressWarnings("ImmutableEnumChecker") // filled by the constructor, and never handed out
    private final Set<ReleaseState> from;

    ReleaseStep(ReleaseState to, ReleaseState first, ReleaseState... others) {
        this.to = to;
        this.from = EnumSet.of(first, others);
    }

    /** Where it leads. */
    public ReleaseState to() {
        return to;
    }

    /** Whether it can be taken in {@code state}. */
    public boolean startsIn(ReleaseState state) {
        return from.contains(state);
    }

    /** Whether a release in that state is on its way, so that no other one of its model may enter the environment. */
    public static boolean isOpen(ReleaseState state) {
        return OPEN.contains(state);
    }

    /** The state after this step; taking it from anywhere else is a bug of the caller. */
    public ReleaseState after(ReleaseState state) {
        if (!startsIn(state)) {
            throw new IllegalStateException(this + " does not start in " + state);
        }
        return to;
    }
}
