package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search for smaller versions. */
@Schema(description = "A search for smaller versions")
public record NewCompression(
        @Schema(description = "Codes of the recipes that are tried; absent for all") @Nullable
        List<String> recipes,

        @Schema(description = "The rows") CompressionData datasets,

        @Schema(description = "What a candidate must keep to; absent for nothing") @Nullable
        CompressionLimits constraints) {
    public NewCompression {
        recipes = recipes == null ? null : List.copyOf(recipes);
    }
}
