package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;

/** How far a metric moved from a first measurement to a second. */
@Schema(description = "How far a metric moved from a first measurement to a second")
public record Moved(
        @Schema(description = "The metric's code") String metric,
        @Schema(description = "Its value in the first") double first,
        @Schema(description = "Its value in the second") double second,

        @Schema(description = "The lower end of the 95 percent interval of second - first")
        double low,

        @Schema(description = "The upper end") double high,

        @Schema(description = "The rows of the smaller measurement")
        long rows,

        @Schema(description = "Whether the second is better, or worse, or chance alone explains it")
        Verdict verdict) {

    /** What a move means. */
    @Schema(name = "MoveVerdict", description = "What a move means")
    public enum Verdict {
        /** Better, and chance alone does not explain it. */
        BETTER,
        /** The interval has 0 in it. */
        WITHIN_NOISE,
        /** Worse, and chance alone does not explain it. */
        WORSE
    }

    /** Second - first. */
    public double difference() {
        return second - first;
    }
}
