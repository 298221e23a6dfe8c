package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** What was found in a model's graph. */
@Schema(description = "What was found in a model's graph")
public record Facts(
        @Schema(description = "Number of weights") long parameters,

        @Schema(description = "How often each operator occurs")
        Map<String, Integer> operators,

        @Schema(description = "Operator set versions by domain")
        Map<String, Long> opsets,

        @Schema(description = "Version of the ONNX intermediate representation")
        long irVersion,

        @Schema(description = "The program that wrote it, or an empty text")
        String producer,

        @Schema(description = "Time of the test run in milliseconds, after a warm-up")
        double testRunMs,

        @Schema(description = "Rows of the test run") int testRows,

        @Schema(description = "What the test run was fed with: generated or samples")
        String tested) {
    public Facts {
        operators = Map.copyOf(operators);
        opsets = Map.copyOf(opsets);
    }
}
