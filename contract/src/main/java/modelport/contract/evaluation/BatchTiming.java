package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;

/** How long answers take for batches of one size, after a warm-up. */
@Schema(description = "How long answers take for batches of one size, after a warm-up")
public record BatchTiming(
        @Schema(description = "Rows of a batch") int batch,
        @Schema(description = "How many calls were timed") int calls,

        @Schema(description = "Half of them took at most so many milliseconds")
        double p50Ms,

        @Schema(description = "95 percent of them") double p95Ms,
        @Schema(description = "99 percent of them") double p99Ms,
        @Schema(description = "Their mean in milliseconds") double meanMs,

        @Schema(description = "Rows in a second, one call after the other")
        double rowsPerSecond) {}
