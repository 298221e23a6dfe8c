package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which an alias pointed to a version. */
@Schema(description = "A time in which an alias pointed to a version")
public record AliasInterval(
        @Schema(description = "The version's number") int version,
        @Schema(description = "When it began") Instant from,

        @Schema(description = "When it ended; absent while it lasts") @Nullable
        Instant to,

        @Schema(description = "Username of who moved it there")
        String movedBy) {}
