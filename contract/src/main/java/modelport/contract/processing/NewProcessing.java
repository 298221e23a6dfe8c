package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A processing to try or to keep. */
@Schema(description = "A processing to try or to keep")
public record NewProcessing(
        @Schema(description = "What it does; absent to take and give tensors") @Nullable
        Processing processing,

        @Schema(description = "What would be sent to predict, to see it work; absent for one that is made up") @Nullable
        Map<String, Object> example) {
    public NewProcessing {
        example = example == null ? null : Map.copyOf(example);
    }
}
