package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a tuning may use. */
@Schema(description = "What a tuning may use")
public record TuningBudget(
        @Schema(description = "Minutes of work, those of earlier attempts too; absent for any") @Nullable
        Integer minutes,

        @Schema(description = "Scores that are found, one for each setting and fold; absent for any") @Nullable
        Integer fits) {
    /** Whatever it takes. */
    public static TuningBudget none() {
        return new TuningBudget(null, null);
    }
}
