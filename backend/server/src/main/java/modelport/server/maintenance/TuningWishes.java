package modelport.server.maintenance;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.maintenance.MaintenanceTuning;
import modelport.contract.tuning.HyperParameterInfo;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.TrainerInfo;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.TuningBudget;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.tuning.Tunings;
import tools.jackson.core.type.TypeReference;

/** Makes of a policy what a tuning is asked for. */
@Singleton
class TuningWishes {
    private static final TypeReference<Map<String, Object>> SETTING = new TypeReference<>() {};
    private static final TypeReference<List<String>> COLUMNS = new TypeReference<>() {};

    /** How a version, or the one that it was compressed from, was found. */
    private static final String ORIGIN = """
            with recursive line as (
                select id, parent_id, 0 as depth from model_version where id = ?
                union all
                select v.id, v.parent_id, line.depth + 1 from model_version v join line on v.id = line.parent_id
                where line.depth < 20)
            select s.trainer, s.setting, t.columns from line join tuning t on t.winner_version_id = line.id
            join tuning_setting s on s.tuning_id = t.id and s.number = (t.winner ->> 'trial')::integer
            order by line.depth limit 1
            """;

    private final Sql sql;
    private final DatasetRefs datasets;
    private final Tunings tunings;

    TuningWishes(Sql sql, DatasetRefs datasets, Tunings tunings) {
        this.sql = sql;
        this.datasets = datasets;
        this.tunings = tunings;
    }

    /** On the data that was looked at. The columns are those of the version that serves, if a tuning found it. */
    @ReadOnly
    NewTuning of(CaseRow row) {
        MaintenanceTuning wanted = row.settings().tuning();
        DatasetRef training = datasets.find(
                        row.project(), row.things().training().orElseThrow())
                .orElseThrow();
        Optional<Origin> origin = sql.first(ORIGIN, Origin::of, row.champion().id());
        return new NewTuning(
                row.model(),
                searches(wanted, origin),
                new DatasetChoice(training.dataset(), training.number()),
                origin.map(Origin::columns)
                        .filter(columns -> hasAll(training, columns))
                        .orElse(null),
                wanted.folds(),
                wanted.metric(),
                null,
                null,
                null,
                new TuningBudget(wanted.minutes(), null),
                null,
                null,
                null);
    }

    private List<TrainerSearch> searches(MaintenanceTuning wanted, Optional<Origin> origin) {
        Map<String, Set<String>> parameters = tunings.trainers().trainers().stream()
                .collect(Collectors.toMap(TrainerInfo::name, TuningWishes::parameters));
        return wanted.trainers().stream()
                .map(trainer -> search(trainer, parameters.getOrDefault(trainer, Set.of()), wanted, origin))
                .toList();
    }

    private static TrainerSearch search(
            String trainer, Set<String> parameters, MaintenanceTuning wanted, Optional<Origin> origin) {
        var grid = new HashMap<String, List<Object>>();
        wanted.grid().forEach((name, values) -> {
            if (parameters.contains(name)) {
                grid.put(name, values);
            }
        });
        if (wanted.grid().isEmpty()) {
            origin.filter(found -> found.trainer().equals(trainer))
                    .ifPresent(found -> found.setting().forEach((name, value) -> grid.put(name, List.of(value))));
        }
        return new TrainerSearch(trainer, grid.isEmpty() ? null : grid, null);
    }

    private static Set<String> parameters(TrainerInfo trainer) {
        return trainer.parameters().stream().map(HyperParameterInfo::name).collect(Collectors.toSet());
    }

    private static boolean hasAll(DatasetRef training, List<String> columns) {
        var names = new HashSet<String>();
        training.table().orElseThrow().columns().forEach(column -> names.add(column.name()));
        return names.containsAll(columns);
    }

    /** The setting that a tuning chose, and the columns that it learned from. */
    private record Origin(String trainer, Map<String, Object> setting, List<String> columns) {
        static Origin of(Row row) {
            return new Origin(row.text("trainer"), row.json("setting", SETTING), row.json("columns", COLUMNS));
        }
    }
}
