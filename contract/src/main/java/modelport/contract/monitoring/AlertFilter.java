package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Which alerts are wanted; all where nothing is said. */
@Schema(description = "Which alerts are wanted; all where nothing is said")
public record AlertFilter(
        @Schema(description = "Only those that stand there") @Nullable
        AlertState state,

        @Schema(description = "Only those that are not over") @Nullable
        Boolean open,

        @Schema(description = "Only of this endpoint") @Nullable
        Slug endpoint,

        @Schema(description = "Only as bad as this") @Nullable
        Severity severity) {

    /** Every alert. */
    public static AlertFilter all() {
        return new AlertFilter(null, null, null, null);
    }

    /** Those that are not over. */
    public static AlertFilter unresolved() {
        return new AlertFilter(null, true, null, null);
    }
}
