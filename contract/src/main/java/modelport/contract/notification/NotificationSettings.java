package modelport.contract.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a person wants to be told. */
@Schema(description = "How a person wants to be told")
public record NotificationSettings(
        @Schema(description = "Where to write to; absent if nowhere") @Nullable
        String email,

        @Schema(description = "Whether to write when something waits for this person or is wrong")
        boolean byEmail,

        @Schema(description = "Whether this installation can write e-mail; ignored when settings are saved")
        boolean emailAvailable) {}
