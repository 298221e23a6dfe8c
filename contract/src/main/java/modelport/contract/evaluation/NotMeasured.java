package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Message;

/** A metric that has no value, and why. */
@Schema(description = "A metric that has no value, and why")
public record NotMeasured(
        @Schema(description = "The metric's code") String metric,
        @Schema(description = "Why it has none") Message reason) {}
