package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A release that waits for the caller. */
@Schema(description = "A release that waits for the caller")
public record WaitingRelease(
        @Schema(description = "The project") Slug project,

        @Schema(description = "The project's name for people")
        String projectTitle,

        @Schema(description = "The release") Release release,

        @Schema(description = "What the caller can do about it")
        WaitingFor waitingFor,

        @Schema(description = "When it began to wait") Instant since,

        @Schema(description = "When it expires; absent if it does not") @Nullable
        Instant until) {}
