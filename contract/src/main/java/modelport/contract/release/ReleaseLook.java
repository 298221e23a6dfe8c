package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import modelport.contract.Slug;

/** What somebody saw when they last looked at a release. */
@Schema(description = "What somebody saw when they last looked at a release")
public record ReleaseLook(
        @Schema(description = "When that was") Instant at,
        @Schema(description = "The version's number") int version,
        @Schema(description = "The endpoint's name") Slug endpoint,

        @Schema(description = "What the version was to be run with")
        Map<String, Object> parameters,

        @Schema(description = "Why, in the requester's words")
        String notes,

        @Schema(description = "The number of the policy that it was under")
        int policyNumber,

        @Schema(description = "Its digest") String digest,
        @Schema(description = "Where it stood") ReleaseState state,

        @Schema(description = "So many things had been said about it")
        int decisions) {
    public ReleaseLook {
        parameters = Map.copyOf(parameters);
    }
}
