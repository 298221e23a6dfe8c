package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The metrics of the rows with one value in one column. */
@Schema(description = "The metrics of the rows with one value in one column")
public record SliceMeasures(
        @Schema(description = "The column") String column,

        @Schema(description = "The value, or a range of numbers such as 1.5 … 2.5; empty for missing cells")
        String value,

        @Schema(description = "How many rows have it") long rows,

        @Schema(description = "The metrics; fewer than those of all rows")
        List<Measured> measures) {
    public SliceMeasures {
        measures = List.copyOf(measures);
    }
}
