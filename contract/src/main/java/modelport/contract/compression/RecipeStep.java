package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** One step of a recipe. */
@Schema(description = "One step of a recipe")
public record RecipeStep(
        @Schema(
                description =
                        "half-storage, int8-storage, int8-blocks, dynamic-int8, neurons, magnitude, trees, low-rank or student")
        String code,

        @Schema(description = "Its settings, as text, such as keep: 0.5")
        Map<String, String> parameters) {
    public RecipeStep {
        parameters = Map.copyOf(parameters);
    }
}
