package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A search that is running. */
@Schema(description = "A search that is running")
public record CompressionAccepted(
        @Schema(description = "The search") Compression compression,
        @Schema(description = "The job, to follow") UUID job) {}
