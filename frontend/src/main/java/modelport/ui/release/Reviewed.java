package modelport.ui.release;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import modelport.contract.Slug;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.Decision;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateState;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.RuleStanding;
import modelport.contract.release.Verdict;

/** A release for one caller, and what follows from it. */
record Reviewed(ReleaseReview review, String me) {
    /** A decision and the step that it makes are written one right after the other. */
    private static final Duration SAME_STEP = Duration.ofSeconds(1);

    Release release() {
        return review.release();
    }

    ReleaseState state() {
        return review.release().state();
    }

    boolean may(ReleaseAction action) {
        return review.actions().contains(action);
    }

    /** What the caller most likely came for; the rest is in the menu. */
    Optional<ReleaseAction> next() {
        // A second person who is needed in an emergency is needed at once.
        if (may(ReleaseAction.DECLARE_EMERGENCY) && isUrgent() && !hasDeclared(me)) {
            return Optional.of(ReleaseAction.DECLARE_EMERGENCY);
        }
        if (may(ReleaseAction.CHANGE) && isUnchanged()) {
            return Optional.of(ReleaseAction.CHANGE);
        }
        return List.of(ReleaseAction.DEPLOY, ReleaseAction.APPROVE, ReleaseAction.SUBMIT, ReleaseAction.ROLL_BACK)
                .stream()
                .filter(this::may)
                .findFirst();
    }

    /** Everything else that leads somewhere; comments have a field of their own. */
    List<ReleaseAction> others() {
        return review.actions().stream()
                .filter(each -> each != ReleaseAction.COMMENT && each != ReleaseAction.CHANGE)
                .filter(each -> !next().equals(Optional.of(each)))
                .filter(each -> each != ReleaseAction.DECLARE_EMERGENCY || !hasDeclared(me))
                .toList();
    }

    /** What people said about the release as it is. */
    List<Decision> current() {
        return review.decisions().stream().filter(Decision::current).toList();
    }

    /** Somebody said that it cannot wait, and it has not passed yet. */
    boolean isUrgent() {
        return state() == ReleaseState.IN_REVIEW && !declarations().isEmpty();
    }

    List<Decision> declarations() {
        return current().stream()
                .filter(each -> each.verdict() == Verdict.EMERGENCY)
                .toList();
    }

    boolean hasDeclared(String username) {
        return declarations().stream().anyMatch(each -> each.actor().equals(username));
    }

    /** What somebody wants changed, if that was the last thing to happen to it. */
    Optional<Decision> wantedChanges() {
        return state() != ReleaseState.DRAFT
                ? Optional.empty()
                : review.decisions().stream()
                        .filter(each -> each.verdict() != Verdict.COMMENT)
                        .reduce((first, second) -> second)
                        .filter(each -> each.verdict() == Verdict.CHANGES);
    }

    /** Asked for changes, and nothing has changed yet: handing it in again would be refused. */
    private boolean isUnchanged() {
        return wantedChanges()
                .filter(each -> !release().updatedAt().isAfter(each.at().plus(SAME_STEP)))
                .isPresent();
    }

    long met() {
        return review.rules().stream().filter(RuleStanding::met).count();
    }

    List<Slug> openRules() {
        return review.rules().stream()
                .filter(each -> !each.met())
                .map(RuleStanding::rule)
                .map(ApprovalRule::name)
                .toList();
    }

    /** The rules that the caller can approve under. */
    List<RuleStanding> mine() {
        return review.rules().stream().filter(RuleStanding::callerMay).toList();
    }

    /** Approvals that a change would make void. */
    long approvals() {
        return review.rules().stream()
                .mapToLong(each -> each.approvedBy().size())
                .sum();
    }

    List<GateFinding> gates(GateState state) {
        return review.gates().stream().filter(each -> each.state() == state).toList();
    }

    /** Whether it came back to a draft. */
    boolean wasHandedIn() {
        return checked() > 0 || !review.decisions().isEmpty() || release().reason() != null;
    }

    /** The checks that are over. */
    long checked() {
        return gates(GateState.PASSED).size() + (long) gates(GateState.FAILED).size();
    }

    List<String> approvers() {
        return review.rules().stream()
                .flatMap(each -> each.approvedBy().stream())
                .distinct()
                .toList();
    }

    /** Those who have a share in it and are kept from approving. */
    List<String> shares() {
        return java.util.stream.Stream.of(
                        Optional.of(review.author()),
                        Optional.of(release().requester()),
                        Optional.ofNullable(review.planEditor()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
