package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import org.jspecify.annotations.Nullable;

/** What a version is worth on a dataset; immutable once it is ready. */
@Schema(description = "What a version is worth on a dataset; immutable once it is ready")
public record Evaluation(
        @Schema(description = "Identity, never reused") UUID id,
        @Schema(description = "The model's name") Slug model,
        @Schema(description = "The version's number") int version,

        @Schema(description = "The digest of the version's files")
        String versionDigest,

        @Schema(description = "What it is measured on") DatasetUse dataset,
        @Schema(description = "What was asked for") NewEvaluation request,

        @Schema(description = "Version of the code that measures")
        String codeVersion,

        @Schema(description = "Where chance comes from: the same seed gives the same figures")
        long seed,

        @Schema(description = "Where it stands") EvaluationState state,

        @Schema(description = "Why it failed or was cancelled") @Nullable
        Message reason,

        @Schema(description = "What answers are compared with; absent until it is ready") @Nullable
        EvaluationKind kind,

        @Schema(description = "Number of the version that embeddings are compared with") @Nullable
        Integer reference,

        @Schema(description = "Rows that were measured; absent until it is ready") @Nullable
        Long rows,

        @Schema(description = "The few metrics that tell most, the first one first; empty until it is ready")
        List<Measured> headline,

        @Schema(description = "Everything; absent until it is ready, and in lists") @Nullable
        EvaluationReport report,

        @Schema(
                description =
                        "Digest of version, dataset, code, seed, wishes and figures except time and memory: equal for two runs that found the same; absent until it is ready")
        @Nullable
        String digest,

        @Schema(description = "Username of who asked for it")
        String createdBy,

        @Schema(description = "When it was asked for") Instant createdAt,
        @Schema(description = "When it was over") @Nullable Instant finishedAt,
        @Schema(description = "The job") UUID job) {
    public Evaluation {
        headline = List.copyOf(headline);
    }
}
