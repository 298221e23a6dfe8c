package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import org.jspecify.annotations.Nullable;

/** A search for good settings. */
@Schema(description = "A search for good settings")
public record Tuning(
        @Schema(description = "Identity, never reused") UUID id,
        @Schema(description = "The model's name") Slug model,

        @Schema(description = "Its name for people; empty if it has none")
        String title,

        @Schema(description = "What it is for") String note,

        @Schema(description = "Which settings of which trainers are tried")
        List<TrainerSearch> searches,

        @Schema(description = "The rows to learn from") DatasetUse dataset,
        @Schema(description = "The column that is foretold") String label,

        @Schema(description = "The columns to learn from, in order")
        List<String> columns,

        @Schema(
                description =
                        "Labels of the classes, in the order of the probabilities; empty for numbers and until the rows are read")
        List<String> classes,

        @Schema(description = "Rows with a label") long rows,

        @Schema(description = "Parts of the rows") int folds,
        @Schema(description = "Code of the metric") String metric,

        @Schema(description = "Whether a higher score is better; errors are better when they are low")
        boolean higherIsBetter,

        @Schema(description = "Where chance starts") long seed,

        @Schema(description = "Models that are trained at the same time; absent for as many as the machine allows")
        @Nullable
        Integer threads,

        @Schema(description = "What it may use") TuningBudget budget,

        @Schema(description = "Whether the winner becomes a version by itself")
        boolean autoPromote,

        @Schema(description = "Where it stands") TuningState state,

        @Schema(description = "Why it failed or was stopped") @Nullable
        Message reason,

        @Schema(description = "How many settings are tried") int settings,

        @Schema(description = "Scores that are known, one for each setting and fold")
        int fitsDone,

        @Schema(description = "Scores that are wanted") int fitsAll,

        @Schema(description = "The best setting whose folds are all known") @Nullable
        Trial best,

        @Schema(description = "The best of the trainers' initial settings, if one was tried") @Nullable
        Trial baseline,

        @Schema(description = "The best setting's model; absent until it is trained on all rows") @Nullable
        TunedModel winner,

        @Schema(description = "Number of the version that the winner became") @Nullable
        Integer winnerVersion,

        @Schema(description = "Milliseconds that processes worked on it, all attempts together")
        long workedMs,

        @Schema(description = "The processor's name and cores; absent until it was begun") @Nullable
        String machine,

        @Schema(description = "Version of the code that searches")
        String codeVersion,

        @Schema(description = "Username of who asked for it")
        String createdBy,

        @Schema(description = "When it was asked for") Instant createdAt,
        @Schema(description = "When it was over") @Nullable Instant finishedAt,

        @Schema(description = "The job; cancelling it stops the tuning")
        UUID job) {
    public Tuning {
        searches = List.copyOf(searches);
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
    }
    /** The same with other trials to show. */
    public Tuning with(@Nullable Trial shownBest, @Nullable Trial shownBaseline) {
        return new Tuning(
                id,
                model,
                title,
                note,
                searches,
                dataset,
                label,
                columns,
                classes,
                rows,
                folds,
                metric,
                higherIsBetter,
                seed,
                threads,
                budget,
                autoPromote,
                state,
                reason,
                settings,
                fitsDone,
                fitsAll,
                shownBest,
                shownBaseline,
                winner,
                winnerVersion,
                workedMs,
                machine,
                codeVersion,
                createdBy,
                createdAt,
                finishedAt,
                job);
    }
}
