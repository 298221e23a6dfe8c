package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A version that is being read. */
@Schema(description = "A version that is being read")
public record DatasetVersionAccepted(
        @Schema(description = "The version") DatasetVersion version,
        @Schema(description = "The import, to follow") UUID job) {}
