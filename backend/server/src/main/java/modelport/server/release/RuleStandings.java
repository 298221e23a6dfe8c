package modelport.server.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.Policy;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.RuleStanding;
import modelport.server.access.Caller;
import modelport.server.release.Approvals.Shares;

/** Says how far the rules of a release are met, and which of them wait for somebody. */
final class RuleStandings {
    private RuleStandings() {}

    /** For a caller who has these roles; {@code said} are usernames of those whose yes counts, by rule. */
    static List<RuleStanding> of(
            Caller caller,
            Set<Role> roles,
            ReleaseState state,
            Policy policy,
            Shares shares,
            Map<String, List<String>> said) {
        boolean hasSaid = said.values().stream().anyMatch(names -> names.contains(caller.username()));
        boolean mayAtAll =
                state == ReleaseState.IN_REVIEW && !hasSaid && !(policy.fourEyes() && shares.has(caller.username()));
        var standings = new ArrayList<RuleStanding>();
        for (ApprovalRule rule : policy.rules()) {
            boolean met = Approvals.isMet(rule, said);
            standings.add(new RuleStanding(
                    rule,
                    said.getOrDefault(rule.name().value(), List.of()),
                    met,
                    mayAtAll && !met && Approvals.isFor(rule, caller, roles)));
        }
        return standings;
    }
}
