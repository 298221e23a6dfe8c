package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may change about a model without training it again. */
@Schema(description = "What may change about a model without training it again")
public record ParameterSpec(
        @Schema(description = "Its name, such as decision_threshold")
        String name,

        @Schema(description = "What its value is") Kind kind,

        @Schema(description = "Its value where nobody says another; absent where that means to leave it alone")
        @Nullable
        Double initial,

        @Schema(description = "The smallest value that makes sense")
        double lower,

        @Schema(description = "The largest value that makes sense")
        double upper,

        @Schema(description = "Number of values: as many as classes for WEIGHTS, else 1")
        int length) {
    /** What a parameter's value is. */
    @Schema(description = "What a parameter's value is")
    public enum Kind {
        /** A number. */
        NUMBER,
        /** A whole number. */
        INTEGER,
        /** A number for each class. */
        WEIGHTS
    }
}
