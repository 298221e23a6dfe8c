package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Message;

/** Feedback that was not taken. */
@Schema(description = "Feedback that was not taken")
public record FeedbackRefusal(
        @Schema(description = "Its place in what was sent, counting from 0")
        int index,

        @Schema(description = "Why") Message reason) {}
