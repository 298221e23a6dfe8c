package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        String tested,

        @Schema(
                description =
                        "Largest difference between an answer and the one that the samples expect, relative where answers are above 1; absent without expected answers")
        @Nullable
        Double largestDifference,

        @Schema(description = "What it was made with, for models that were brought in another form than ONNX") @Nullable
        Source source) {
    public Facts {
        operators = Map.copyOf(operators);
        opsets = Map.copyOf(opsets);
    }
}
