package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One measured number. */
@Schema(description = "One measured number")
public record Measured(
        @Schema(description = "The metric's code, such as accuracy or f1-macro")
        String metric,

        @Schema(description = "Its value") double value,

        @Schema(description = "The lower end of its 95 percent interval; absent where rows cannot tell") @Nullable
        Double low,

        @Schema(description = "The upper end") @Nullable Double high,

        @Schema(description = "The rows that it was measured on")
        long rows) {}
