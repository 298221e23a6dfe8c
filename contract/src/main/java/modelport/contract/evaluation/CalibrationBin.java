package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;

/** The rows whose probability lies in a range, and how often the model was right with them. */
@Schema(description = "The rows whose probability lies in a range, and how often the model was right with them")
public record CalibrationBin(
        @Schema(description = "Above this probability") double from,
        @Schema(description = "At most this one") double to,
        @Schema(description = "How many rows") long count,

        @Schema(description = "The mean of what the model said")
        double probability,

        @Schema(description = "The share that came true") double share,

        @Schema(description = "The lower end of its 95 percent interval")
        double low,

        @Schema(description = "The upper end") double high) {}
