package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cell of a column and how much falls into it. */
@Schema(description = "A cell of a column and how much falls into it")
public record CountedCell(
        @Schema(description = "The category; absent for ranges and the cell of all others") @Nullable
        String label,

        @Schema(description = "Least number of the range; absent if it has no end") @Nullable
        Double low,

        @Schema(description = "The range ends before this number; absent if it has no end") @Nullable
        Double high,

        @Schema(description = "Share of the reference, 0 to 1")
        double reference,

        @Schema(description = "Share of the rows of the time asked for, 0 to 1")
        double now) {}
