package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where values are drawn from: a list of them, or between two numbers. */
@Schema(description = "Where values are drawn from: a list of them, or between two numbers")
public record ParameterRange(
        @Schema(description = "The values, each as likely as the others; absent for a range") @Nullable
        List<Object> values,

        @Schema(description = "The smallest number; absent for the parameter's own") @Nullable
        Double lower,

        @Schema(description = "The largest number; absent for the parameter's own") @Nullable
        Double upper,

        @Schema(description = "Whether orders of magnitude are equally likely; absent for what suits the parameter")
        @Nullable
        Boolean logarithmic) {
    public ParameterRange {
        values = values == null || values.isEmpty() ? null : List.copyOf(values);
    }

    /** One of these values. */
    public static ParameterRange of(List<Object> values) {
        return new ParameterRange(values, null, null, null);
    }

    /** A number between two. */
    public static ParameterRange between(double lower, double upper) {
        return new ParameterRange(null, lower, upper, null);
    }
}
