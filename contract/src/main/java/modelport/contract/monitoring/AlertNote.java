package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody says about an alert. */
@Schema(description = "What somebody says about an alert")
public record AlertNote(
        @Schema(description = "Their words") @Nullable String note,

        @Schema(description = "Until when nobody is told; needed to silence, at most 30 days away") @Nullable
        Instant until) {}
