package modelport.contract.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** One deployed version behind an endpoint. */
@Schema(description = "One deployed version behind an endpoint")
public record Revision(
        @Schema(description = "Counts from 1 per endpoint") int number,
        @Schema(description = "The version's number") int version,

        @Schema(description = "Digest of the version's files")
        String digest,

        @Schema(description = "The release that made it") UUID release,

        @Schema(description = "What the version is run with instead of what it came with")
        Map<String, Object> parameters,

        @Schema(description = "Share of the traffic in percent")
        int weight,

        @Schema(description = "Whether traffic goes there") boolean live,

        @Schema(description = "Username of who asked for the release")
        String createdBy,

        @Schema(description = "When it was made") Instant createdAt) {
    public Revision {
        parameters = Map.copyOf(parameters);
    }
}
