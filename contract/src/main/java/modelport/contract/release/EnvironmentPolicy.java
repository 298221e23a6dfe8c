package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import modelport.contract.Slug;

/** One of the policies that an environment has or had. */
@Schema(description = "One of the policies that an environment has or had")
public record EnvironmentPolicy(
        @Schema(description = "The environment") Slug environment,

        @Schema(description = "Counts from 1; the entity tag of the newest")
        int number,

        @Schema(description = "The rules") Policy policy,

        @Schema(description = "SHA-256 of the rules as RFC 8785 JSON, which every release under them names")
        String digest,

        @Schema(description = "Username of who wrote it") String createdBy,
        @Schema(description = "When it was written") Instant createdAt) {}
