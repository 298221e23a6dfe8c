package modelport.contract.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Durable background work. */
@Schema(description = "Durable background work")
public record Job(
        @Schema(description = "Identity") UUID id,

        @Schema(description = "The project that it belongs to") @Nullable
        Slug project,

        @Schema(description = "What it does, such as import")
        String kind,

        @Schema(description = "What it is about, such as model and version")
        Map<String, String> subject,

        @Schema(description = "Where it stands") JobState state,
        @Schema(description = "From 0 to 1") double progress,
        @Schema(description = "What it is doing") @Nullable Message step,
        @Schema(description = "Why it failed") @Nullable Message reason,

        @Schema(description = "The attempt that runs or ran last, from 1; 0 before the first")
        int attempt,

        @Schema(description = "So many are made") int maxAttempts,

        @Schema(description = "Username of who caused it") @Nullable
        String createdBy,

        @Schema(description = "When it was asked for") Instant createdAt,

        @Schema(description = "When the last attempt began") @Nullable
        Instant startedAt,

        @Schema(description = "When it came to its end") @Nullable
        Instant finishedAt,

        @Schema(description = "When the next attempt may begin, for queued jobs") @Nullable
        Instant runAt,

        @Schema(description = "Whether somebody asked to stop it")
        boolean cancelRequested) {
    public Job {
        subject = Map.copyOf(subject);
    }
}
