package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A release with everything that a decision about it needs, for one caller. */
@Schema(description = "A release with everything that a decision about it needs, for one caller")
public record ReleaseReview(
        @Schema(description = "The release") Release release,

        @Schema(description = "Username of who made the version")
        String author,

        @Schema(description = "Username of who last changed what was asked for; absent if nobody did") @Nullable
        String planEditor,

        @Schema(description = "Whether author, requester and plan editor are kept from approving")
        boolean fourEyes,

        @Schema(description = "The number of the policy that it is under")
        int policyNumber,

        @Schema(description = "Why, in the requester's words")
        String notes,

        @Schema(description = "How traffic moves") Map<String, Object> plan,

        @Schema(description = "What the version shall be run with")
        Map<String, Object> parameters,

        @Schema(description = "What serves there now; absent if nothing does") @Nullable
        Champion champion,

        @Schema(description = "The checks, in the policy's order; without findings until it was submitted")
        List<GateFinding> gates,

        @Schema(description = "Who must approve, and who has")
        List<RuleStanding> rules,

        @Schema(description = "What people said, in order, about earlier digests too; the newest 200")
        List<Decision> decisions,

        @Schema(description = "When the review expires; present while it is in review") @Nullable
        Instant reviewUntil,

        @Schema(description = "When the approval expires; present while it is approved") @Nullable
        Instant approvedUntil,

        @Schema(description = "The job that checks it or rolls it out; absent if there was none") @Nullable
        UUID job,

        @Schema(description = "What the caller can do about it now")
        List<ReleaseAction> actions) {
    public ReleaseReview {
        plan = Map.copyOf(plan);
        parameters = Map.copyOf(parameters);
        gates = List.copyOf(gates);
        rules = List.copyOf(rules);
        decisions = List.copyOf(decisions);
        actions = List.copyOf(actions);
    }
}
