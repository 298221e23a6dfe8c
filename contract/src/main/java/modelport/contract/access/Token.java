package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A credential, without its secret. */
@Schema(description = "A credential, without its secret")
public record Token(
        @Schema(description = "Identity") UUID id,
        @Schema(description = "What it is for") TokenKind kind,
        @Schema(description = "What its owner calls it") String title,

        @Schema(description = "The only project that it opens; absent if all of its owner's") @Nullable
        Slug project,

        @Schema(description = "When it was made") Instant createdAt,
        @Schema(description = "When it stops working") Instant expiresAt,

        @Schema(description = "When it was last used, to the minute") @Nullable
        Instant lastUsedAt) {}
