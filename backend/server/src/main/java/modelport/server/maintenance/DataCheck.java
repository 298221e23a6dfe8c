package modelport.server.maintenance;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.DatasetChoice;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.maintenance.internal.CaseRow;
import org.jspecify.annotations.Nullable;

/**
 * Whether the data of a case is fit to learn from: there, labelled, and its columns not worse filled than those that
 * the version that serves learned from. Where it is not known what that learned from, a column without any cell is
 * enough.
 */
@Singleton
class DataCheck {
    private static final String NEWEST = """
            select v.id from dataset_version v join dataset d on d.id = v.dataset_id
            where v.project_id = ? and d.name = ? and v.state = 'READY' and (?::integer is null or v.number = ?::integer)
            order by v.number desc limit 1 for share of v
            """;

    /** What a version, or the one that it was compressed from, learned from. */
    private static final String LEARNED_FROM = """
            with recursive line as (
                select id, parent_id, 0 as depth from model_version where id = ?
                union all
                select v.id, v.parent_id, line.depth + 1 from model_version v join line on v.id = line.parent_id
                where line.depth < 20)
            select t.dataset_version_id from line join tuning t on t.winner_version_id = line.id
            order by line.depth limit 1
            """;

    private static final String BROKEN = """
            select summary from alert where endpoint_id = ? and kind = 'DATA_QUALITY' and state <> 'RESOLVED'
            order by opened_at limit 1
            """;

    private final Sql sql;
    private final DatasetRefs datasets;
    private final MaintenanceConfig config;

    DataCheck(Sql sql, DatasetRefs datasets, MaintenanceConfig config) {
        this.sql = sql;
        this.datasets = datasets;
        this.config = config;
    }

    /** What was found. */
    sealed interface Found {
        record Sound(DatasetRef training, DatasetRef measuring) implements Found {}

        record Unsound(Message reason) implements Found {}
    }

    /** {@code joined}: the rows to learn from, with answered ones. */
    Found of(Turn turn, Optional<DatasetRef> joined) {
        CaseRow row = turn.row();
        if (sql.first(BROKEN, found -> found.text("summary"), row.endpointId()).isPresent()) {
            return unsound("maintenance.data-alert", "endpoint", row.endpoint().value());
        }
        DatasetChoice learned = row.settings().data().training();
        DatasetChoice measured = row.settings().data().evaluation();
        Optional<DatasetRef> training = joined.or(() -> newest(row.project(), learned));
        Optional<DatasetRef> measuring = newest(row.project(), measured);
        if (training.isEmpty() || measuring.isEmpty()) {
            DatasetChoice missing = training.isEmpty() ? learned : measured;
            return unsound(
                    "maintenance.data-not-ready", "dataset", missing.dataset().value());
        }
        @Nullable Message reason = fault(turn, training.get(), measuring.get());
        return reason == null ? new Found.Sound(training.get(), measuring.get()) : new Found.Unsound(reason);
    }

    private @Nullable Message fault(Turn turn, DatasetRef training, DatasetRef measuring) {
        for (DatasetRef dataset : List.of(training, measuring)) {
            if (dataset.table().orElseThrow().label().isEmpty()) {
                return Message.of("maintenance.data-no-label", "dataset", named(dataset));
            }
        }
        String digest = training.table().orElseThrow().digest();
        if (digest.equals(measuring.table().orElseThrow().digest())) {
            return Message.of("maintenance.data-same-rows", "dataset", named(training));
        }
        return columns(turn, training);
    }

    private @Nullable Message columns(Turn turn, DatasetRef training) {
        Map<String, ColumnSummary> before =
                learnedFrom(turn).map(id -> summaries(turn.row().project(), id)).orElse(Map.of());
        String label = training.table().orElseThrow().label().orElseThrow();
        Map<String, ColumnSummary> now = summaries(turn.row().project(), training.id());
        for (ColumnSummary column : now.values()) {
            String name = column.column().name();
            @Nullable Message fault = worse(column, before.get(name), name.equals(label));
            if (fault != null) {
                return fault;
            }
        }
        return before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .findFirst()
                .map(name -> Message.of("maintenance.data-column-gone", "column", name))
                .orElse(null);
    }

    private @Nullable Message worse(ColumnSummary now, @Nullable ColumnSummary before, boolean isLabel) {
        String name = now.column().name();
        double missing = missing(now);
        double allowed = before == null ? 1 : missing(before) + config.columnLoss();
        boolean isGone = now.missing() == now.count() && (before == null || before.missing() < before.count());
        if (isGone || missing > allowed) {
            return Message.of(
                    "maintenance.data-missing",
                    "column",
                    name,
                    "share",
                    percent(missing),
                    "before",
                    before == null ? "0" : percent(missing(before)));
        }
        boolean wasConstant = before != null && before.distinct() <= 1;
        if (now.distinct() <= 1 && !wasConstant && (isLabel || before != null)) {
            return Message.of("maintenance.data-constant", "column", name);
        }
        return null;
    }

    private Optional<UUID> learnedFrom(Turn turn) {
        return sql.first(
                LEARNED_FROM,
                row -> row.uuid("dataset_version_id"),
                turn.row().champion().id());
    }

    private Map<String, ColumnSummary> summaries(UUID project, UUID dataset) {
        var summaries = new HashMap<String, ColumnSummary>();
        sql.query(
                        "select summary from dataset_column where project_id = ? and version_id = ? order by position",
                        row -> row.json("summary", ColumnSummary.class),
                        project,
                        dataset)
                .forEach(summary -> summaries.put(summary.column().name(), summary));
        return summaries;
    }

    /** The version that is chosen, or the newest, which stays ready until the transaction ends. */
    private Optional<DatasetRef> newest(UUID project, DatasetChoice choice) {
        return sql.first(
                        NEWEST,
                        row -> row.uuid("id"),
                        project,
                        choice.dataset().value(),
                        choice.version(),
                        choice.version())
                .flatMap(id -> datasets.find(project, id));
    }

    private static double missing(ColumnSummary column) {
        return column.count() == 0 ? 1 : (double) column.missing() / column.count();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }

    private static String named(DatasetRef dataset) {
        return dataset.dataset() + "/" + dataset.number();
    }

    private static Found unsound(String code, String... pairs) {
        return new Found.Unsound(Message.of(code, pairs));
    }
}
