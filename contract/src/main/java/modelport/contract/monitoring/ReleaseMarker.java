package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A moment at which another version began to answer. */
@Schema(description = "A moment at which another version began to answer")
public record ReleaseMarker(
        @Schema(description = "When") Instant at,
        @Schema(description = "The version") int version,
        @Schema(description = "The endpoint's revision") int revision,
        @Schema(description = "The release that did it") UUID release,

        @Schema(description = "Whether traffic went back to what had served before")
        boolean rolledBack) {}
