package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import org.jspecify.annotations.Nullable;

/** What watches an endpoint. */
@Schema(description = "What watches an endpoint")
public record Monitor(
        @Schema(description = "Identity") UUID id,
        @Schema(description = "The endpoint") Slug endpoint,
        @Schema(description = "The model behind it") Slug model,
        @Schema(description = "The endpoint's environment") Slug environment,
        @Schema(description = "Rows as they should be") DatasetUse reference,
        @Schema(description = "How it watches") MonitorSettings settings,
        @Schema(description = "Where it stands") MonitorState state,

        @Schema(description = "Why it cannot watch") @Nullable
        Message reason,

        @Schema(description = "The version that cells were made for") @Nullable
        Integer version,

        @Schema(description = "When they were made") @Nullable
        Instant armedAt,

        @Schema(
                description =
                        "Drift alarms without a drift to be expected in a quarter, found by playing the reference back; absent until armed")
        @Nullable
        Double falseAlarms,

        @Schema(description = "How the endpoint does") Health health,

        @Schema(description = "What that is based on") @Nullable
        Message healthReason,

        @Schema(description = "What is counted, the most important first")
        List<WatchedColumn> columns,

        @Schema(description = "End of the newest window that was judged") @Nullable
        Instant lastWindowEnd,

        @Schema(description = "Share of the answered rows of that window that were counted") @Nullable
        Long coveragePercent,

        @Schema(description = "Alerts that are not over") int openAlerts,

        @Schema(description = "The job that arms it; absent if none runs") @Nullable
        UUID job,

        @Schema(description = "Username of who made it") String createdBy,
        @Schema(description = "When it was made") Instant createdAt,

        @Schema(description = "Counts changes; the entity tag")
        long rowVersion) {
    public Monitor {
        columns = List.copyOf(columns);
    }
}
