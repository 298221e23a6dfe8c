package modelport.contract.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** What came out when every link of a chain was computed again. */
@Schema(description = "What came out when every link of a chain was computed again")
public record AuditProof(
        @Schema(description = "Whether every link is as it was made")
        boolean intact,

        @Schema(description = "So many links were computed again, up to the first that is not right")
        long links,

        @Schema(
                description =
                        "The hash of the last of them; whoever notes it elsewhere can show later that nothing before it was changed or cut off")
        String head,

        @Schema(description = "The place of the first link that is not right; absent if all are") @Nullable
        Long firstBroken,

        @Schema(description = "What is wrong with it; absent if all are right") @Nullable
        Message reason,

        @Schema(description = "Entries without a link: those of the last second, unless something is wrong")
        long unchained,

        @Schema(description = "When the oldest of them was made; absent if there is none") @Nullable
        Instant unchainedSince) {}
