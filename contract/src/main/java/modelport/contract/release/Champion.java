package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** What serves now where a release wants to go. */
@Schema(description = "What serves now where a release wants to go")
public record Champion(
        @Schema(description = "Its release") UUID release,
        @Schema(description = "The version's number") int version,

        @Schema(description = "Digest of the version's files")
        String digest) {}
