package modelport.server.tuning.internal;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.TunedModel;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningBudget;
import modelport.contract.tuning.TuningState;
import modelport.server.database.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * A row of table {@code tuning}, with the numbers of the settings that are shown with it.
 *
 * @param tuning without its trials
 */
public record TuningRows(
        Tuning tuning, @Nullable Integer best, @Nullable Integer baseline) {
    /** Every column, and what other tables know of it. */
    public static final String SELECT = """
            select t.*, model.name as model_name, dataset.name as dataset_name, version.number as dataset_number,
                version.digest as dataset_digest, made.number::bigint as winner_number,
                t.threads::bigint as threads_wanted,
                (select count(*) from trial where trial.tuning_id = t.id and trial.state = 'DONE') as fits_done,
                (select s.number::bigint from tuning_setting s where s.tuning_id = t.id and s.mean is not null
                    order by case when t.higher_is_better then -s.mean else s.mean end, s.number limit 1) as best,
                (select s.number::bigint from tuning_setting s where s.tuning_id = t.id and s.mean is not null and s.initial
                    order by case when t.higher_is_better then -s.mean else s.mean end, s.number limit 1) as baseline
            from tuning t
                join model on model.id = t.model_id
                join dataset_version version on version.id = t.dataset_version_id
                join dataset on dataset.id = version.dataset_id
                left join model_version made on made.id = t.winner_version_id
            """;

    private static final TypeReference<List<TrainerSearch>> SEARCHES = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    /** What a row of {@link #SELECT} says. */
    public static TuningRows of(Row row) {
        int settings = row.integer("settings");
        int folds = row.integer("folds");
        var tuning = new Tuning(
                row.uuid("id"),
                new Slug(row.text("model_name")),
                row.text("title"),
                row.text("note"),
                row.json("searches", SEARCHES),
                new DatasetUse(
                        new Slug(row.text("dataset_name")), row.integer("dataset_number"), row.text("dataset_digest")),
                row.text("label"),
                row.json("columns", TEXTS),
                row.json("classes", TEXTS),
                row.number("rows"),
                folds,
                row.text("metric"),
                row.bool("higher_is_better"),
                row.number("seed"),
                integer(row, "threads_wanted"),
                row.json("budget", TuningBudget.class),
                row.bool("auto_promote"),
                row.constant("state", TuningState.class),
                row.findJson("reason", Message.class).orElse(null),
                settings,
                Math.toIntExact(row.number("fits_done")),
                settings * folds,
                null,
                null,
                row.findJson("winner", TunedModel.class).orElse(null),
                integer(row, "winner_number"),
                row.number("worked_ms"),
                row.findText("machine").orElse(null),
                row.text("code_version"),
                row.text("created_by"),
                row.instant("created_at"),
                row.findInstant("finished_at").orElse(null),
                row.uuid("job_id"));
        return new TuningRows(tuning, integer(row, "best"), integer(row, "baseline"));
    }

    private static @Nullable Integer integer(Row row, String column) {
        return row.findNumber(column).map(Math::toIntExact).orElse(null);
    }

    /** The settings that are shown with it. */
    public List<TrialRows.Key> shown() {
        UUID id = tuning.id();
        return java.util.stream.Stream.of(best, baseline)
                .filter(Objects::nonNull)
                .distinct()
                .map(number -> new TrialRows.Key(id, number))
                .toList();
    }
}
