package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How long an alert lasted. */
@Schema(description = "How long an alert lasted")
public record AlertSpan(
        @Schema(description = "The alert") UUID alert,
        @Schema(description = "What it is about") AlertKind kind,
        @Schema(description = "How bad it became") Severity severity,
        @Schema(description = "When it opened") Instant from,

        @Schema(description = "When it was over; absent while it is not") @Nullable
        Instant to) {}
