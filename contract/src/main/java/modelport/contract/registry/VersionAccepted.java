package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A version that is being imported. */
@Schema(description = "A version that is being imported")
public record VersionAccepted(
        @Schema(description = "The version") Version version,
        @Schema(description = "The import, to follow") UUID job) {}
