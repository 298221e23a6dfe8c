package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an alias shall point. */
@Schema(description = "Where an alias shall point")
public record AliasMove(
        @Schema(description = "The version's number") int version,

        @Schema(description = "Where it points now, as the caller knows; absent if the alias is not there yet")
        @Nullable
        Integer expectedVersion) {}
