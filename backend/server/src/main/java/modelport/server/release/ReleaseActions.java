package modelport.server.release;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.contract.access.Role;
import modelport.contract.release.Policy;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.RuleStanding;
import modelport.server.access.Caller;
import modelport.server.access.Right;
import modelport.server.release.Approvals.Shares;

/** Says what somebody can do about a release, so that nobody is offered what would be refused. */
final class ReleaseActions {
    private ReleaseActions() {}

    /** For a caller who has these roles in the release's project. */
    static List<ReleaseAction> of(
            Caller caller,
            Set<Role> roles,
            ReleaseRef release,
            Policy policy,
            List<RuleStanding> rules,
            Shares shares) {
        ReleaseState state = release.state();
        Set<Right> rights = Right.of(roles);
        boolean requests = rights.contains(Right.REQUEST);
        boolean deploys = rights.contains(Right.DEPLOY);
        boolean decides = rights.contains(Right.APPROVE)
                || policy.rules().stream().anyMatch(rule -> Approvals.isFor(rule, caller, roles));
        boolean own = policy.fourEyes() && shares.has(caller.username());
        boolean takesBack = release.requester().equals(caller.username()) || rights.contains(Right.ADMINISTER);
        boolean changes = state == ReleaseState.DRAFT || ReleaseStep.EDIT.startsIn(state);
        Map<ReleaseAction, Boolean> all = new EnumMap<>(ReleaseAction.class);
        all.put(ReleaseAction.CHANGE, requests && changes);
        all.put(ReleaseAction.SUBMIT, requests && ReleaseStep.SUBMIT.startsIn(state));
        all.put(ReleaseAction.APPROVE, rules.stream().anyMatch(RuleStanding::callerMay));
        all.put(ReleaseAction.REJECT, decides && !own && ReleaseStep.REJECT.startsIn(state));
        all.put(ReleaseAction.ASK_FOR_CHANGES, decides && ReleaseStep.ASK.startsIn(state));
        all.put(ReleaseAction.COMMENT, requests || decides);
        all.put(ReleaseAction.CANCEL, takesBack && ReleaseStep.CANCEL.startsIn(state));
        all.put(ReleaseAction.DECLARE_EMERGENCY, (deploys || decides) && state == ReleaseState.IN_REVIEW);
        all.put(ReleaseAction.DEPLOY, deploys && state == ReleaseState.APPROVED);
        all.put(ReleaseAction.ROLL_BACK, deploys && ReleaseStep.ROLL_BACK.startsIn(state));
        return all.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }
}
