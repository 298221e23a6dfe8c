package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** Which candidate to take, and why. */
@Schema(description = "Which candidate to take, and why")
public record RecommendedCandidate(
        @Schema(description = "How good it is") Kind kind,

        @Schema(description = "The candidate; absent where it is better to keep the parent") @Nullable
        UUID id,

        @Schema(description = "Why this one") Message reason,

        @Schema(description = "Smaller or faster ones that were not taken")
        List<Rejected> rejected) {
    public RecommendedCandidate {
        rejected = List.copyOf(rejected);
    }

    /** How good a recommendation is. */
    @Schema(name = "RecommendationKind", description = "How good a recommendation is")
    public enum Kind {
        /** Within all limits, and better than the parent. */
        CANDIDATE,
        /** Nothing within the limits is smaller or faster. */
        KEEP_PARENT,
        /** Nothing keeps to the limits; this comes nearest. */
        NEAREST
    }

    /** A candidate that was not taken. */
    @Schema(name = "RejectedCandidate", description = "A candidate that was not taken")
    public record Rejected(
            @Schema(description = "The candidate") UUID id,
            @Schema(description = "What speaks against it") Message reason) {}
}
