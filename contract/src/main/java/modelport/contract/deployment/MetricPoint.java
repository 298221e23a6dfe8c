package modelport.contract.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an endpoint did in one span of time. */
@Schema(description = "What an endpoint did in one span of time")
public record MetricPoint(
        @Schema(description = "Start of the span") Instant at,
        @Schema(description = "Answered requests") long requests,

        @Schema(description = "Of these, those that were answered with an error")
        long errors,

        @Schema(description = "Answered rows") long rows,

        @Schema(description = "Half of the requests took at most so many milliseconds; absent without requests")
        @Nullable
        Double p50Ms,

        @Schema(description = "95 percent took at most so many milliseconds") @Nullable
        Double p95Ms,

        @Schema(description = "99 percent took at most so many milliseconds") @Nullable
        Double p99Ms,

        @Schema(description = "Mean number of rows that ran together") @Nullable
        Double meanBatch) {}
