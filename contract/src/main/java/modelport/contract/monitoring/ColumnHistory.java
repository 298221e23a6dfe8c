package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A column against the reference, over time. */
@Schema(description = "A column against the reference, over time")
public record ColumnHistory(
        @Schema(description = "The column") WatchedColumn column,
        @Schema(description = "Start of the time asked for") Instant from,
        @Schema(description = "Its end") Instant to,
        @Schema(description = "Rows of that time") long rows,
        @Schema(description = "Rows of the reference") long referenceRows,

        @Schema(description = "Share of missing values of the reference")
        double referenceMissing,

        @Schema(description = "Cells in their order") List<CountedCell> cells,

        @Schema(description = "Windows in the order of time")
        List<ColumnWindow> windows) {
    public ColumnHistory {
        cells = List.copyOf(cells);
        windows = List.copyOf(windows);
    }
}
