package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What became of feedback. */
@Schema(description = "What became of feedback")
public record FeedbackReceipt(
        @Schema(description = "New labels") int taken,

        @Schema(description = "Labels that were there already and say the same")
        int known,

        @Schema(description = "Labels that were there already and said something else")
        int corrected,

        @Schema(description = "What was not taken, at most 100 of it")
        List<FeedbackRefusal> refused,

        @Schema(description = "How much was not taken") int refusals) {
    public FeedbackReceipt {
        refused = List.copyOf(refused);
    }
}
