package modelport.contract.prediction;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a version said about one row. */
@Schema(description = "What a version said about one row")
public record PredictedRow(
        @Schema(description = "The predicted class; absent for models without classes") @Nullable
        String label,

        @Schema(
                description =
                        "For each class its probability, in the order of the signature's classes; absent where the model gives none")
        @Nullable
        List<Double> probabilities,

        @Schema(description = "The predicted number; absent for models that predict something else") @Nullable
        Double number,

        @Schema(
                description =
                        "Everything else that the model gave: values, or a summary of what is large, by the names of the outputs")
        Map<String, Object> outputs) {
    public PredictedRow {
        probabilities = probabilities == null || probabilities.isEmpty() ? null : List.copyOf(probabilities);
        outputs = Map.copyOf(outputs);
    }
}
