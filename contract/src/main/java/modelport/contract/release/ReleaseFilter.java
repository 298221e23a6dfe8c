package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Which releases are wanted; all where nothing is said. */
@Schema(description = "Which releases are wanted; all where nothing is said")
public record ReleaseFilter(
        @Schema(description = "Only of this model") @Nullable
        Slug model,

        @Schema(description = "Only to this environment") @Nullable
        Slug environment,

        @Schema(description = "Only those that stand there") @Nullable
        ReleaseState state) {
    /** Every release. */
    public static ReleaseFilter all() {
        return new ReleaseFilter(null, null, null);
    }
}
