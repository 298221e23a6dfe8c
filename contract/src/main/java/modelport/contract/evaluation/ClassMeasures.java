package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One class against all others. */
@Schema(description = "One class against all others")
public record ClassMeasures(
        @Schema(description = "The class") String label,
        @Schema(description = "Rows of this class") long support,

        @Schema(description = "Rows that were given this label")
        long predicted,

        @Schema(description = "Share of the predicted that are right")
        Measured precision,

        @Schema(description = "Share of the class that was found")
        Measured recall,

        @Schema(description = "Both in one number") Measured f1,

        @Schema(
                description =
                        "Area under the ROC curve; absent without scores, or where all rows or none are of this class")
        @Nullable
        Measured rocAuc) {}
