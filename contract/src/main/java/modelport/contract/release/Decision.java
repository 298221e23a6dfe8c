package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** What somebody said about a release; never changed afterwards. */
@Schema(description = "What somebody said about a release; never changed afterwards")
public record Decision(
        @Schema(description = "Identity") UUID id,
        @Schema(description = "What was said") Verdict verdict,

        @Schema(description = "The rule that was approved under; absent for everything else") @Nullable
        Slug rule,

        @Schema(description = "Username") String actor,

        @Schema(description = "The digest that it is about") String digest,

        @Schema(description = "Whether it is about the release as it is now")
        boolean current,

        @Schema(description = "Why; may be empty") String comment,
        @Schema(description = "When it was said") Instant at) {}
