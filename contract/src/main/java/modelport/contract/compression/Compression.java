package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import org.jspecify.annotations.Nullable;

/** A search for smaller versions of a version. */
@Schema(description = "A search for smaller versions of a version")
public record Compression(
        @Schema(description = "Identity, never reused") UUID id,
        @Schema(description = "The model's name") Slug model,

        @Schema(description = "The number of the version that is made smaller")
        int version,

        @Schema(description = "The digest of that version's files")
        String versionDigest,

        @Schema(description = "The rows that candidates are measured on")
        DatasetUse evaluation,

        @Schema(description = "The rows that they are fitted to; absent where that is the other half of the same rows")
        @Nullable
        DatasetUse calibration,

        @Schema(description = "What a candidate must keep to")
        CompressionLimits constraints,

        @Schema(description = "Where it stands") CompressionState state,

        @Schema(description = "Why it failed or was stopped") @Nullable
        Message reason,

        @Schema(description = "The version itself in the same run; absent until it is measured") @Nullable
        MeasuredModel parent,

        @Schema(description = "How qualityLoss is counted; absent until the parent is measured") @Nullable
        Message lossMeaning,

        @Schema(description = "Every recipe in the order in which it is tried")
        List<Candidate> candidates,

        @Schema(description = "Candidates that no other one beats in size, quality and time together")
        List<UUID> pareto,

        @Schema(description = "Which one to take; absent until one is measured") @Nullable
        RecommendedCandidate recommended,

        @Schema(description = "The processor's name and cores") @Nullable
        String machine,

        @Schema(description = "Version of the code that searches")
        String codeVersion,

        @Schema(description = "Username of who asked for it")
        String createdBy,

        @Schema(description = "When it was asked for") Instant createdAt,
        @Schema(description = "When it was over") @Nullable Instant finishedAt,
        @Schema(description = "The job") UUID job) {
    public Compression {
        candidates = List.copyOf(candidates);
        pareto = List.copyOf(pareto);
    }
}
