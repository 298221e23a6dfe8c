package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When the caller last looked at a release, before something changed. */
@Schema(description = "When the caller last looked at a release, before something changed")
public record PreviousLook(
        @Schema(description = "What was there then; absent the first time") @Nullable
        ReleaseLook before) {}
