package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A judged window, in one line. */
@Schema(description = "A judged window, in one line")
public record WindowPoint(
        @Schema(description = "Start") Instant from,
        @Schema(description = "End") Instant to,
        @Schema(description = "What it says") WindowState state,
        @Schema(description = "The version that answered") int version,
        @Schema(description = "Rows that were counted") long rows,
        @Schema(description = "Rows that were answered") long answered,

        @Schema(description = "The column that changed most; absent if nothing was judged") @Nullable
        String column,

        @Schema(description = "How much") @Nullable Double effect) {}
