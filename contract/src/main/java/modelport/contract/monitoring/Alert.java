package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Something that somebody should know of; one for whatever has one cause. */
@Schema(description = "Something that somebody should know of; one for whatever has one cause")
public record Alert(
        @Schema(description = "Identity") UUID id,
        @Schema(description = "The monitor that raised it") UUID monitor,
        @Schema(description = "The endpoint") Slug endpoint,
        @Schema(description = "The model behind it") Slug model,
        @Schema(description = "The version that answered") int version,
        @Schema(description = "What it is about") AlertKind kind,
        @Schema(description = "How bad it is") Severity severity,
        @Schema(description = "Where it stands") AlertState state,
        @Schema(description = "What happened") Message summary,

        @Schema(description = "Columns that took part, the most consequential first")
        List<String> columns,

        @Schema(description = "When it opened") Instant openedAt,
        @Schema(description = "When its rule last held") Instant lastSeenAt,
        @Schema(description = "When it was over") @Nullable Instant resolvedAt,

        @Schema(description = "Username of who took it on") @Nullable
        String owner,

        @Schema(description = "Nobody is told before then") @Nullable
        Instant silencedUntil,

        @Schema(description = "The maintenance case that it opened") @Nullable
        UUID maintenanceCase,

        @Schema(description = "What happened to it, in the order of time")
        List<AlertStep> steps,

        @Schema(description = "Counts changes") long rowVersion) {
    public Alert {
        columns = List.copyOf(columns);
        steps = List.copyOf(steps);
    }
}
