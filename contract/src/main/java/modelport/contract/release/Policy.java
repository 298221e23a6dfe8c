package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The rules of an environment. */
@Schema(description = "The rules of an environment; each change is a new number, with a digest of its own")
public record Policy(
        @Schema(
                description =
                        "Whether a version goes live without checks and approvals; then there are no gates and rules")
        boolean open,

        @Schema(
                description =
                        "Whether author, requester and plan editor are kept from approving; only administrators of the installation may turn it off")
        boolean fourEyes,

        @Schema(description = "The checks that must pass, at most 30")
        List<GateRule> gates,

        @Schema(description = "Who must approve, at most 10 rules")
        List<ApprovalRule> rules,

        @Schema(description = "A review that takes longer expires, in hours")
        int reviewHours,

        @Schema(description = "An approval that is not used for so long expires, in hours")
        int approvalHours,

        @Schema(description = "When nothing is deployed, at most 50 windows")
        List<FreezeWindow> freezes) {
    /** The usual time for a review. */
    public static final int TWO_WEEKS = 14 * 24;

    /** The usual time for which an approval holds. */
    public static final int THREE_DAYS = 72;

    public Policy {
        gates = List.copyOf(gates);
        rules = List.copyOf(rules);
        freezes = List.copyOf(freezes);
    }

    /** No gates and nobody to ask. */
    public static Policy free() {
        return new Policy(true, true, List.of(), List.of(), TWO_WEEKS, THREE_DAYS, List.of());
    }

    /** These gates and these people, with the usual times. */
    public static Policy of(List<GateRule> gates, List<ApprovalRule> rules) {
        return new Policy(false, true, gates, rules, TWO_WEEKS, THREE_DAYS, List.of());
    }
}
