package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** A processing that fits well-known models. */
@Schema(description = "A processing that fits well-known models")
public record ProcessingPreset(
        @Schema(description = "Its name, such as silero-vad")
        String code,

        @Schema(description = "What it is for") Message title,

        @Schema(description = "What it does; of a version's suggestions with the version's own files and names")
        Processing processing,

        @Schema(description = "Why a version's suggestion is another one than usual; absent where it is as usual")
        @Nullable
        Message reason) {
    /** As usual. */
    public ProcessingPreset(String code, Message title, Processing processing) {
        this(code, title, processing, null);
    }
}
