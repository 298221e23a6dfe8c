package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import org.jspecify.annotations.Nullable;

/** A search for good settings. */
@Schema(description = "A search for good settings")
public record NewTuning(
        @Schema(description = "The model whose next version the winner becomes")
        Slug model,

        @Schema(description = "Which settings of which trainers are tried; each trainer once")
        List<TrainerSearch> searches,

        @Schema(description = "The rows to learn from; their dataset must have a label")
        DatasetChoice dataset,

        @Schema(description = "The columns to learn from, in this order; absent for all but the label") @Nullable
        List<String> columns,

        @Schema(
                description =
                        "Parts of the rows, each of which is foretold by models that learned from the others; absent for 5. Classes are spread evenly")
        @Nullable
        Integer folds,

        @Schema(description = "Code of the metric; absent for accuracy of classes and rmse of numbers") @Nullable
        String metric,

        @Schema(description = "Where chance starts: the same gives the same folds, settings and models; absent for 0")
        @Nullable
        Long seed,

        @Schema(description = "Models that are trained at the same time; absent for as many as the machine allows")
        @Nullable
        Integer threads,

        @Schema(description = "Whether each trainer's initial values are tried first, to compare with; absent for no")
        @Nullable
        Boolean baseline,

        @Schema(description = "What it may use; absent for whatever it takes") @Nullable
        TuningBudget budget,

        @Schema(description = "Whether the winner becomes a version by itself; absent for no") @Nullable
        Boolean autoPromote,

        @Schema(description = "Its name for people, and that of the version; absent for one of trainer and score")
        @Nullable
        String title,

        @Schema(description = "What it is for; absent for nothing") @Nullable
        String note) {
    public NewTuning {
        searches = List.copyOf(searches);
        columns = columns == null ? null : List.copyOf(columns);
    }

    /** With everything that is usual. */
    public static NewTuning of(Slug model, DatasetChoice dataset, List<TrainerSearch> searches) {
        return new NewTuning(model, searches, dataset, null, null, null, null, null, null, null, null, null, null);
    }
}
