package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A column in one window. */
@Schema(description = "A column in one window")
public record ColumnWindow(
        @Schema(description = "Start") Instant from,
        @Schema(description = "End") Instant to,
        @Schema(description = "Rows that were counted") long rows,
        @Schema(description = "What it says") WindowState state,
        @Schema(description = "How large the change is") double effect,
        @Schema(description = "Share of missing values") double missing,

        @Schema(description = "Share of values that the reference does not have")
        double outside,

        @Schema(description = "Shares of the cells in their order")
        List<Double> cells) {
    public ColumnWindow {
        cells = List.copyOf(cells);
    }
}
