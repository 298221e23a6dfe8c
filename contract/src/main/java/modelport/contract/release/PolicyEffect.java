package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import modelport.contract.Slug;

/** What another policy would do to an open release. */
@Schema(description = "What another policy would do to an open release")
public record PolicyEffect(
        @Schema(description = "The release") UUID release,
        @Schema(description = "Its model") Slug model,
        @Schema(description = "The version's number") int version,
        @Schema(description = "Where it stands") ReleaseState state,
        @Schema(description = "Where it would stand") ReleaseState becomes,

        @Schema(description = "So many approvals would be void")
        int approvalsVoided,

        @Schema(description = "What the policy's gates would find now")
        List<GateFinding> gates) {
    public PolicyEffect {
        gates = List.copyOf(gates);
    }
}
