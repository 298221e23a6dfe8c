package modelport.server.tuning;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.Tuning;
import modelport.server.database.Sql;
import modelport.server.tuning.internal.TrialRows;
import modelport.server.tuning.internal.TuningRows;
import org.jspecify.annotations.Nullable;

/** Shows rows as tunings, with the trials that say most. Part of the caller's transaction. */
@Singleton
class TuningViews {
    private final Sql sql;
    private final TrialRows trials;

    TuningViews(Sql sql, TrialRows trials) {
        this.sql = sql;
        this.trials = trials;
    }

    Optional<Tuning> find(UUID project, UUID tuning) {
        return all("where t.project_id = ? and t.id = ?", project, tuning).stream()
                .findFirst();
    }

    /** Those that a condition, an order and a limit say. */
    List<Tuning> all(String which, @Nullable Object... arguments) {
        List<TuningRows> rows = sql.query(TuningRows.SELECT + which, TuningRows::of, arguments);
        Map<TrialRows.Key, Trial> shown =
                trials.of(rows.stream().flatMap(row -> row.shown().stream()).toList());
        return rows.stream()
                .map(row -> row.tuning().with(trial(shown, row, row.best()), trial(shown, row, row.baseline())))
                .toList();
    }

    private static @Nullable Trial trial(Map<TrialRows.Key, Trial> shown, TuningRows row, @Nullable Integer number) {
        return number == null ? null : shown.get(new TrialRows.Key(row.tuning().id(), number));
    }
}
