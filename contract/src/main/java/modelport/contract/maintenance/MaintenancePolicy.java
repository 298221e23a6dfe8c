package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** What is done for an endpoint by itself. */
@Schema(description = "What is done for an endpoint by itself")
public record MaintenancePolicy(
        @Schema(description = "Identity") UUID id,
        @Schema(description = "The endpoint") Slug endpoint,
        @Schema(description = "The model behind it") Slug model,
        @Schema(description = "What is done") NewMaintenancePolicy settings,

        @Schema(description = "Whether it stopped after too many failures; saving it again lets it go on")
        boolean handedOver,

        @Schema(description = "The next point of time of its cron line") @Nullable
        Instant nextAt,

        @Schema(description = "The case that is open") @Nullable
        UUID openCase,

        @Schema(description = "Username of who saved it last")
        String changedBy,

        @Schema(description = "When it was saved last") Instant changedAt,

        @Schema(description = "Counts changes; the entity tag")
        long rowVersion,

        @Schema(description = "What would have opened a case last, and did not; absent if nothing was refused")
        @Nullable
        RefusedTrigger lastRefusal) {
    /** Nothing was refused. */
    public MaintenancePolicy(
            UUID id,
            Slug endpoint,
            Slug model,
            NewMaintenancePolicy settings,
            boolean handedOver,
            @Nullable Instant nextAt,
            @Nullable UUID openCase,
            String changedBy,
            Instant changedAt,
            long rowVersion) {
        this(id, endpoint, model, settings, handedOver, nextAt, openCase, changedBy, changedAt, rowVersion, null);
    }
}
