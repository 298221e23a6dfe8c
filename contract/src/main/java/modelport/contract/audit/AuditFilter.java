package modelport.contract.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Which entries are wanted; all where nothing is said. */
@Schema(description = "Which entries are wanted; all where nothing is said")
public record AuditFilter(
        @Schema(description = "Only of this project") @Nullable
        Slug project,

        @Schema(description = "Only what this person, or part of the platform, did") @Nullable
        String actor,

        @Schema(description = "Only what was done to this: a word such as model=churn, or its value alone") @Nullable
        String subject,

        @Schema(description = "Only actions that begin like this, such as release.") @Nullable
        String action) {
    /** Everything in a project. */
    public static AuditFilter of(Slug project) {
        return new AuditFilter(project, null, null, null);
    }
}
