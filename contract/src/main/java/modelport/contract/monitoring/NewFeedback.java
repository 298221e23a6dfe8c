package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a prediction should have been. */
@Schema(description = "What a prediction should have been")
public record NewFeedback(
        @Schema(description = "The prediction's id") UUID prediction,

        @Schema(description = "Which of its rows, counting from 0; absent for the first") @Nullable
        Integer row,

        @Schema(description = "The true class, or the true number")
        Object label,

        @Schema(description = "When that became known; absent for now") @Nullable
        Instant observedAt,

        @Schema(description = "What was answered; needed for predictions that were not stored") @Nullable
        Object predicted,

        @Schema(description = "Who says so; absent for the caller") @Nullable
        String source) {}
