package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** What a step did with one part of the model. */
@Schema(description = "What a step did with one part of the model")
public record LayerChange(
        @Schema(description = "The step's code") String step,

        @Schema(description = "The part's name in the graph")
        String layer,

        @Schema(description = "Bytes of its weights before; absent where it was left alone") @Nullable
        Long bytesBefore,

        @Schema(description = "Bytes of its weights after") @Nullable
        Long bytesAfter,

        @Schema(description = "What was done, or why it was left alone")
        Message what) {}
