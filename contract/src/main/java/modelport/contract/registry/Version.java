package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** One immutable artifact of a model. */
@Schema(description = "One immutable artifact of a model")
public record Version(
        @Schema(description = "Identity, never reused") UUID id,
        @Schema(description = "The model's name") Slug model,

        @Schema(description = "Counts from 1 per model, never reused")
        int number,

        @Schema(description = "Its name for people") String title,

        @Schema(description = "What people should know about it, in Markdown")
        String card,

        @Schema(description = "Words to find it by") List<String> tags,
        @Schema(description = "Where it stands") VersionState state,

        @Schema(description = "Why it is rejected or failed") @Nullable
        Message reason,

        @Schema(description = "Digest of its files; absent until all are in") @Nullable
        String digest,

        @Schema(description = "What it was brought as, such as ONNX") @Nullable
        String format,

        @Schema(
                description =
                        "Why it can be neither tried, evaluated, compressed nor deployed though it is ready; absent where it can")
        @Nullable
        Message notServable,

        @Schema(description = "What it takes and gives; present when ready") @Nullable
        Signature signature,

        @Schema(description = "What was found in its graph; present when ready") @Nullable
        Facts facts,

        @Schema(description = "Its files; left out in lists")
        List<VersionFile> files,

        @Schema(description = "Number of the version that it comes from") @Nullable
        Integer parent,

        @Schema(description = "How it came to be: UPLOAD, COMPRESSION, TUNING or MLFLOW")
        String origin,

        @Schema(description = "Bytes of all files") long size,
        @Schema(description = "Username of who made it") String createdBy,
        @Schema(description = "When it was made") Instant createdAt,
        @Schema(description = "The import") @Nullable UUID job,

        @Schema(description = "Names of the endpoints that serve it")
        List<String> endpoints,

        @Schema(description = "Counts changes; the entity tag")
        long rowVersion) {
    public Version {
        tags = List.copyOf(tags);
        files = List.copyOf(files);
        endpoints = List.copyOf(endpoints);
    }

    /** Whether it can be tried, evaluated, compressed and deployed. */
    public boolean runs() {
        return state == VersionState.READY && notServable == null;
    }
}
