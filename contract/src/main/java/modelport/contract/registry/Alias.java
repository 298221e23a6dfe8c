package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import modelport.contract.Slug;

/** A movable name on a version. */
@Schema(description = "A movable name on a version")
public record Alias(
        @Schema(description = "The name, such as champion") Slug name,
        @Schema(description = "The version's number") int version,

        @Schema(description = "Username of who moved it there")
        String movedBy,

        @Schema(description = "When it was moved there") Instant movedAt,

        @Schema(description = "Whether only releases move it")
        boolean guarded) {}
