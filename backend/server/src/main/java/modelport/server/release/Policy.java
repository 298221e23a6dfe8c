package modelport.server.release;

import java.util.List;

/**
 * The rules of an environment, as they are stored; a change is a new number with a digest of its own.
 *
 * @param open whether a release goes live without checks and approvals
 * @param fourEyes whether author, requester and plan editor are kept from approving
 * @param gates names of the checks that must pass
 * @param rules who must approve
 * @param reviewHours a review that takes longer expires
 * @param approvalHours an approval that is not used for so long expires
 */
public record Policy(
        boolean open, boolean fourEyes, List<String> gates, List<Rule> rules, int reviewHours, int approvalHours) {
    private static final int TWO_WEEKS = 14 * 24;
    private static final int THREE_DAYS = 72;

    public Policy {
        gates = List.copyOf(gates);
        rules = List.copyOf(rules);
    }

    /** No gates and nobody to ask. */
    static Policy free() {
        return new Policy(true, false, List.of(), List.of(), TWO_WEEKS, THREE_DAYS);
    }

    /** So many approvers, none of whom made or asked for what they approve. */
    static Policy reviewed(int approvals) {
        var rule = new Rule("approvers", "APPROVER", approvals);
        return new Policy(false, true, List.of(), List.of(rule), TWO_WEEKS, THREE_DAYS);
    }

    /**
     * A decision that is needed.
     *
     * @param name names it in decisions
     * @param role of those who may decide
     * @param min so many different people
     */
    public record Rule(String name, String role, int min) {}
}
