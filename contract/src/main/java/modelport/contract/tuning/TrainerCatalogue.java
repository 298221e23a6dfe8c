package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What can be tuned, and how. */
@Schema(description = "What can be tuned, and how")
public record TrainerCatalogue(
        @Schema(description = "The trainers that there are") List<TrainerInfo> trainers,

        @Schema(description = "What settings can be judged by")
        List<TuningMetric> metrics,

        @Schema(description = "A tuning can have so many settings")
        int mostSettings,

        @Schema(description = "Rows can be cut into so many folds")
        int mostFolds) {
    public TrainerCatalogue {
        trainers = List.copyOf(trainers);
        metrics = List.copyOf(metrics);
    }
}
