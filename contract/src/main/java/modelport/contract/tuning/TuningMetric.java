package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;

/** What settings can be judged by. */
@Schema(description = "What settings can be judged by")
public record TuningMetric(
        @Schema(description = "Its code, as in evaluations") String code,
        @Schema(description = "Whether more is better") boolean higherIsBetter,

        @Schema(description = "Whether it is of classes; otherwise of numbers")
        boolean classes,

        @Schema(description = "Whether it is taken where nobody names one")
        boolean usual) {}
