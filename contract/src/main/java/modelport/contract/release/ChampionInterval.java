package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A time in which a version served at an endpoint. */
@Schema(description = "A time in which a version served at an endpoint")
public record ChampionInterval(
        @Schema(description = "The endpoint's name") Slug endpoint,
        @Schema(description = "The model") Slug model,
        @Schema(description = "The version's number") int version,

        @Schema(description = "The release that made it serve")
        UUID release,

        @Schema(description = "Whether that went without its approvals")
        boolean emergency,

        @Schema(description = "Username of who deployed it") String releasedBy,
        @Schema(description = "When it began to serve") Instant from,

        @Schema(description = "When it ended; absent while it serves") @Nullable
        Instant to) {}
