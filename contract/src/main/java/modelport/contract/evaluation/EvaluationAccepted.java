package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** An evaluation that is being made. */
@Schema(description = "An evaluation that is being made")
public record EvaluationAccepted(
        @Schema(description = "The evaluation") Evaluation evaluation,
        @Schema(description = "The job, to follow") UUID job) {}
