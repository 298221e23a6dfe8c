package modelport.contract.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import modelport.contract.Message;

/** An engine that ended again and again, and is not started before somebody says so. */
@Schema(description = "An engine that ended again and again, and is not started before somebody says so")
public record Quarantine(
        @Schema(description = "Since when it is not started")
        Instant since,

        @Schema(description = "How it ended") Message reason,

        @Schema(description = "How often that has happened at this endpoint, this time included")
        int times) {}
