package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** A setting that is tried, and what came of it. */
@Schema(description = "A setting that is tried, and what came of it")
public record Trial(
        @Schema(description = "Its place in the order in which settings are tried, from 1; unique in the tuning")
        int number,

        @Schema(description = "The trainer's name") String trainer,

        @Schema(description = "The values of all the trainer's parameters, those that nobody named too")
        Map<String, Object> setting,

        @Schema(description = "SHA-256 of trainer and values")
        String digest,

        @Schema(description = "Whether these are the trainer's initial values")
        boolean initial,

        @Schema(description = "What came of it") TrialState state,

        @Schema(description = "What is known fold by fold, in the order of the folds")
        List<FoldScore> folds,

        @Schema(description = "Mean score over the folds; absent until every fold is known") @Nullable
        Double mean,

        @Schema(description = "Deviation of the scores between folds; absent until every fold is known") @Nullable
        Double deviation,

        @Schema(description = "Milliseconds of training, of the folds that are known")
        double trainMs,

        @Schema(description = "Why it failed") @Nullable Message reason) {
    public Trial {
        setting = Map.copyOf(setting);
        folds = List.copyOf(folds);
    }
}
