package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** What it takes to make a token for a program. */
@Schema(description = "What it takes to make a token for a program")
public record NewToken(
        @Schema(description = "What to call it") String title,

        @Schema(description = "The only project that it shall open; absent for all of the caller's") @Nullable
        Slug project,

        @Schema(description = "1 to 365; otherwise 90") @Nullable
        Integer expiresInDays) {}
