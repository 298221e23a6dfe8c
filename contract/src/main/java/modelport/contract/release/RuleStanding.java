package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How far a rule is met. */
@Schema(description = "How far a rule is met")
public record RuleStanding(
        @Schema(description = "The rule") ApprovalRule rule,

        @Schema(description = "Usernames of those whose approvals count")
        List<String> approvedBy,

        @Schema(description = "Whether no further approval is needed")
        boolean met,

        @Schema(description = "Whether the caller could approve under it now")
        boolean callerMay) {
    public RuleStanding {
        approvedBy = List.copyOf(approvedBy);
    }
}
