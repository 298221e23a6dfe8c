package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** Something that happened to an alert. */
@Schema(description = "Something that happened to an alert")
public record AlertStep(
        @Schema(description = "When") Instant at,
        @Schema(description = "What") AlertDeed deed,

        @Schema(description = "Username of who did it; absent if it came by itself") @Nullable
        String actor,

        @Schema(description = "Their words") @Nullable String note,

        @Schema(description = "What it was based on") @Nullable
        Message detail) {}
