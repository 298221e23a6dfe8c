package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a candidate becomes a version. */
@Schema(description = "How a candidate becomes a version")
public record Promotion(
        @Schema(description = "The version's name for people; absent for one of the recipe") @Nullable
        String title,

        @Schema(description = "What people should know about it, in Markdown; absent for nothing") @Nullable
        String card,

        @Schema(
                description =
                        "How much worse it may become at most, for later checks, counted as qualityLoss; absent for the search's own limit")
        @Nullable
        Double lossBudget) {
    /** Nothing special. */
    public static Promotion plain() {
        return new Promotion(null, null, null);
    }
}
