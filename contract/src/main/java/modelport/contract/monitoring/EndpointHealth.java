package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** How an endpoint does. */
@Schema(description = "How an endpoint does")
public record EndpointHealth(
        @Schema(description = "Its project") Slug project,
        @Schema(description = "The endpoint") Slug endpoint,
        @Schema(description = "The model behind it") Slug model,
        @Schema(description = "Its environment") Slug environment,

        @Schema(description = "The version that answers; absent if none does") @Nullable
        Integer version,

        @Schema(description = "Its monitor; absent if nobody watches") @Nullable
        UUID monitor,

        @Schema(description = "How it does") Health health,
        @Schema(description = "What that is based on") Message reason,

        @Schema(description = "Answered requests of the last hour")
        long requests,

        @Schema(description = "Of these, failed ones") long errors,

        @Schema(description = "95 percent of them took at most so many milliseconds") @Nullable
        Double p95Ms,

        @Schema(description = "Alerts that are not over") int openAlerts,

        @Schema(description = "The maintenance case that is open") @Nullable
        UUID openCase) {}
