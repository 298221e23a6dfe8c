package modelport.contract.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Who did what; never changed afterwards. */
@Schema(description = "Who did what; never changed afterwards")
public record AuditEntry(
        @Schema(description = "Identity") UUID id,
        @Schema(description = "When it was done") Instant at,

        @Schema(description = "Where it was done; absent for the whole installation") @Nullable
        Slug project,

        @Schema(description = "A username, or the name of a part of the platform")
        String actor,

        @Schema(description = "The kind of token that was used, or SYSTEM")
        String authKind,

        @Schema(description = "The address that the request came from; absent where it is not known") @Nullable
        String ip,

        @Schema(description = "A topic and a verb, such as model.registered")
        String action,

        @Schema(description = "What it was done to, such as model and version")
        Map<String, String> subject,

        @Schema(description = "What was there before; absent if nothing was") @Nullable
        Object before,

        @Schema(description = "What was there afterwards; absent if nothing is left") @Nullable
        Object after,

        @Schema(description = "Its place in its chain, from 1; absent for about a second, until it has a link")
        @Nullable
        Long seq,

        @Schema(description = "SHA-256 of the link before it and of this entry; absent until it has a link") @Nullable
        String hash) {
    public AuditEntry {
        subject = Map.copyOf(subject);
    }
}
