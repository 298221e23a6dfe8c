package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Work on an endpoint that is not as healthy as it should be. */
@Schema(description = "Work on an endpoint that is not as healthy as it should be")
public record MaintenanceCase(
        @Schema(description = "Identity") UUID id,
        @Schema(description = "Counts from 1 per project") int number,
        @Schema(description = "The endpoint") Slug endpoint,
        @Schema(description = "The model behind it") Slug model,
        @Schema(description = "The endpoint's environment") Slug environment,
        @Schema(description = "Why it was opened") CaseCause cause,
        @Schema(description = "Where it stands") CaseState state,

        @Schema(description = "How it ended; absent while it goes on") @Nullable
        CaseOutcome outcome,

        @Schema(description = "Where it stands and what comes next, in a sentence")
        Message summary,

        @Schema(description = "The version that served when it opened")
        int champion,

        @Schema(description = "The version that it made") @Nullable
        Integer candidate,

        @Schema(description = "Both on the same rows") @Nullable
        CandidateComparison comparison,

        @Schema(description = "The alert that opened it") @Nullable
        UUID alert,

        @Schema(description = "Its tuning") @Nullable UUID tuning,
        @Schema(description = "Its compression") @Nullable UUID compression,
        @Schema(description = "Its release") @Nullable UUID release,

        @Schema(description = "The job that works on it now") @Nullable
        UUID job,

        @Schema(description = "Whether its last step failed and can run again")
        boolean retryable,

        @Schema(description = "Username of who opened it; absent if it came by itself") @Nullable
        String openedBy,

        @Schema(description = "When it began") Instant openedAt,
        @Schema(description = "When it ended") @Nullable Instant closedAt,

        @Schema(description = "What happened, in the order of time")
        List<CaseStep> steps,

        @Schema(description = "Counts changes") long rowVersion) {
    public MaintenanceCase {
        steps = List.copyOf(steps);
    }
}
