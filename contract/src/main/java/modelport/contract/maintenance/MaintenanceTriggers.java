package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What opens a case by itself. */
@Schema(description = "What opens a case by itself")
public record MaintenanceTriggers(
        @Schema(description = "An alert about drift") boolean drift,
        @Schema(description = "An alert about quality") boolean quality,

        @Schema(description = "Points of time as a cron line of five fields; absent for none") @Nullable
        String cron,

        @Schema(description = "IANA time zone of the cron line; absent for the project's") @Nullable
        String zone,

        @Schema(description = "So many new labels since the version was released; absent for any") @Nullable
        Integer labels) {}
