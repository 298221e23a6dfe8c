package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** A version's processing, and what could be done about it. */
@Schema(description = "A version's processing, and what could be done about it")
public record VersionProcessing(
        @Schema(description = "What it does; absent where requests and answers are tensors") @Nullable
        Processing processing,

        @Schema(description = "What its graph and files look like")
        List<ProcessingPreset> suggestions,

        @Schema(description = "Why it cannot be changed any more; absent where it can") @Nullable
        Message fixed,

        @Schema(description = "Counts changes of the version; the entity tag")
        long rowVersion) {
    public VersionProcessing {
        suggestions = List.copyOf(Objects.requireNonNullElse(suggestions, List.of()));
    }
}
