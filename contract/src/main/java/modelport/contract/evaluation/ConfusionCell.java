package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;

/** How many rows of a class were given a label; cells without rows are left out. */
@Schema(description = "How many rows of a class were given a label; cells without rows are left out")
public record ConfusionCell(
        @Schema(description = "The class that the rows have")
        String truth,

        @Schema(description = "The label that they were given")
        String predicted,

        @Schema(description = "How many") long count) {}
