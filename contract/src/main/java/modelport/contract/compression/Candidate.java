package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.evaluation.Moved;
import org.jspecify.annotations.Nullable;

/** A recipe of a search, and what came of it. */
@Schema(description = "A recipe of a search, and what came of it")
public record Candidate(
        @Schema(description = "Identity, never reused") UUID id,
        @Schema(description = "The recipe's code") String recipe,
        @Schema(description = "Its steps") List<RecipeStep> passes,
        @Schema(description = "What came of it") CandidateState state,

        @Schema(description = "Why it does not fit or failed") @Nullable
        Message reason,

        @Schema(description = "Digest of the candidate's files; present when measured") @Nullable
        String digest,

        @Schema(description = "Its figures; present when measured") @Nullable
        MeasuredModel figures,

        @Schema(description = "Size by the parent's; present when measured") @Nullable
        Double sizeRatio,

        @Schema(
                description =
                        "How much worse its answers are: points of accuracy as a share, growth of the error as a share, or distance from the parent's answers; below 0 it is better; present when measured")
        @Nullable
        Double qualityLoss,

        @Schema(
                description =
                        "The quality's metric from the parent to the candidate, row by row; absent where it has no interval")
        @Nullable
        Moved quality,

        @Schema(
                description =
                        "Time of one row by the parent's, from turns taken one after the other; present when measured")
        @Nullable
        Double latencyRatio,

        @Schema(description = "Milliseconds that it took to make it") @Nullable
        Long makeMs,

        @Schema(description = "What was done part by part; left out in lists of candidates that do not fit")
        List<LayerChange> layers,

        @Schema(description = "What to know before taking it, such as that it is slower than its parent")
        List<Message> warnings,

        @Schema(description = "Number of the version that it became") @Nullable
        Integer promotedVersion) {
    public Candidate {
        passes = List.copyOf(passes);
        layers = List.copyOf(layers);
        warnings = List.copyOf(warnings);
    }
}
