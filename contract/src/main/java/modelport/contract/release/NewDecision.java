package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** What somebody does about a release, and what exactly it is about. */
@Schema(description = "What somebody does about a release, and what exactly it is about")
public record NewDecision(
        @Schema(description = "The release's digest as the person saw it; another one than the current is refused")
        String digest,

        @Schema(description = "The rule to approve under; otherwise the first that needs the person") @Nullable
        Slug rule,

        @Schema(description = "Why; needed to reject, to ask for changes, to comment and in an emergency") @Nullable
        String comment) {
    /** About this digest, without further words. */
    public static NewDecision on(String digest) {
        return new NewDecision(digest, null, null);
    }

    /** About this digest, for this reason. */
    public static NewDecision on(String digest, String comment) {
        return new NewDecision(digest, null, comment);
    }
}
