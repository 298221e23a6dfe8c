package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a winner becomes a version. */
@Schema(description = "How a winner becomes a version")
public record WinnerPromotion(
        @Schema(description = "The version's name for people; absent for the tuning's, or one of trainer and score")
        @Nullable
        String title,

        @Schema(description = "What people should know about it, in Markdown; absent for nothing") @Nullable
        String card) {
    /** Nothing special. */
    public static WinnerPromotion plain() {
        return new WinnerPromotion(null, null);
    }
}
