package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** What a check found. */
@Schema(description = "What a check found")
public record GateFinding(
        @Schema(description = "What tells it from the other gates, such as METRIC_AT_LEAST:accuracy@reviews")
        String gate,

        @Schema(description = "The check as the policy has it")
        GateRule rule,

        @Schema(description = "How it went") GateState state,

        @Schema(description = "What was found; absent while it runs") @Nullable
        Message finding,

        @Schema(description = "Digest of the evidence, which is kept; absent while it runs") @Nullable
        String evidence) {}
