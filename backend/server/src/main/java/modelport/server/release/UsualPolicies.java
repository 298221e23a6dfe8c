package modelport.server.release;

import java.util.List;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.Policy;

/** What environments begin with. */
final class UsualPolicies {
    private static final List<GateRule> GATES =
            List.of(GateRule.of(GateKind.SCAN), GateRule.of(GateKind.CARD), GateRule.of(GateKind.SIGNATURE));

    private UsualPolicies() {}

    /** Gates, and nobody to ask. */
    static Policy checked() {
        return Policy.of(GATES, List.of());
    }

    /** Gates and one approver. */
    static Policy reviewed() {
        return Policy.of(GATES, List.of(new ApprovalRule(new Slug("approvers"), List.of(Role.APPROVER), List.of(), 1)));
    }
}
