package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** Something that would have opened a case, and did not. */
@Schema(description = "Something that would have opened a case, and did not")
public record RefusedTrigger(
        @Schema(description = "When it came") Instant at,
        @Schema(description = "What it was") CaseCause cause,
        @Schema(description = "Why no case was opened") Message reason,

        @Schema(description = "The alert, if it was one") @Nullable
        UUID alert) {}
