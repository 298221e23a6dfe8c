package modelport.server.tuning;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Slug;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.tuning.Tuning;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.jobs.ChildOrder;
import modelport.server.jobs.JobConfig;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import modelport.server.tuning.internal.Scored;
import modelport.server.tuning.internal.Tried;
import modelport.server.tuning.internal.TuningOrder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Says what a process is to do next: what nobody has found yet. */
@Singleton
class TuningOrders {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final String TRIALS =
            "select params_digest, fold, state, score, train_ms, tries from trial where tuning_id = ?";

    private final TuningViews views;
    private final DatasetRefs datasets;
    private final VersionRefs versions;
    private final TuningConfig config;
    private final JobConfig jobs;
    private final Sql sql;

    TuningOrders(
            TuningViews views,
            DatasetRefs datasets,
            VersionRefs versions,
            TuningConfig config,
            JobConfig jobs,
            Sql sql) {
        this.views = views;
        this.datasets = datasets;
        this.versions = versions;
        this.config = config;
        this.jobs = jobs;
        this.sql = sql;
    }

    /**
     * An order, and what is not tried any more.
     *
     * @param lost settings that processes did not survive, and how often
     */
    record Prepared(ChildOrder order, Map<String, Integer> lost) {}

    /** For whom the winner becomes a version, and of which model. */
    record Wish(String username, Slug model) {}

    @ReadOnly
    Prepared prepare(UUID project, UUID id) {
        Tuning tuning = views.find(project, id).orElseThrow();
        List<Cell> cells = sql.query(TRIALS, Cell::of, id);
        Map<String, Integer> lost = new LinkedHashMap<>();
        cells.stream()
                .filter(cell -> cell.isOpen() && cell.tries() >= config.tries())
                .forEach(cell -> lost.merge(cell.digest(), cell.tries(), Math::max));
        Set<String> given = new HashSet<>(lost.keySet());
        given.addAll(sql.query(
                "select params_digest from tuning_setting where tuning_id = ? and reason is not null",
                row -> row.text("params_digest"),
                id));
        // Of two that were trained when a process died, the one that is alone the next time is known.
        boolean careful = cells.stream().anyMatch(cell -> cell.isOpen() && cell.tries() > 1);
        int threads = careful ? 1 : threads(tuning.threads());
        var order = new TuningOrder(
                rows(project, id, tuning),
                tuning.folds(),
                tuning.metric(),
                tuning.seed(),
                threads,
                settings(id),
                cells.stream().filter(Cell::isKnown).map(Cell::scored).toList(),
                List.copyOf(given),
                time(tuning),
                tuning.winner() == null,
                types(project, tuning.model()),
                record(tuning));
        long values = tuning.rows() * (tuning.columns().size() + 1);
        return new Prepared(new ChildOrder(order, config.heapFor(values, threads), config.limit()), lost);
    }

    /** Where somebody wished so and there is a winner that is no version yet. */
    Optional<Wish> toBePromoted(UUID tuning) {
        return sql.first("""
                select t.created_by, model.name from tuning t join model on model.id = t.model_id
                where t.id = ? and t.auto_promote and t.winner is not null and t.winner_version_id is null
                """, row -> new Wish(row.text("created_by"), new Slug(row.text("name"))), tuning);
    }

    /** As many as wanted and there are processors; the processes of a machine share them. */
    private int threads(@Nullable Integer wanted) {
        int processors = Runtime.getRuntime().availableProcessors();
        return wanted == null ? Math.max(1, processors / jobs.childLimit()) : Math.min(wanted, processors);
    }

    private TuningOrder.Rows rows(UUID project, UUID id, Tuning tuning) {
        UUID dataset = sql.first(
                        "select dataset_version_id from tuning where id = ?", row -> row.uuid("dataset_version_id"), id)
                .orElseThrow();
        DatasetRef ref = datasets.find(project, dataset).orElseThrow();
        String table = datasets.tableFile(ref).toAbsolutePath().toString();
        return new TuningOrder.Rows(table, tuning.label(), tuning.columns(), tuning.classes());
    }

    private List<Tried> settings(UUID id) {
        return sql.query(
                "select number, trainer, setting, params_digest, initial from tuning_setting where tuning_id = ? order by number",
                row -> new Tried(
                        row.integer("number"),
                        row.text("trainer"),
                        row.json("setting", VALUES),
                        row.text("params_digest"),
                        row.bool("initial")),
                id);
    }

    private static TuningOrder.Time time(Tuning tuning) {
        Integer minutes = tuning.budget().minutes();
        return new TuningOrder.Time(
                tuning.workedMs(), minutes == null ? null : (Long) TimeUnit.MINUTES.toMillis(minutes));
    }

    private Map<String, DataType> types(UUID project, Slug model) {
        Optional<Signature> signature =
                versions.predecessor(project, model).flatMap(VersionRef::files).map(VersionRef.Files::signature);
        return signature.stream()
                .flatMap(each -> Stream.concat(each.inputs().stream(), each.outputs().stream()))
                .collect(Collectors.toMap(TensorSpec::name, TensorSpec::type, (first, _) -> first));
    }

    /** What the winner's file says of where it comes from. */
    private static Map<String, Object> record(Tuning tuning) {
        var record = new HashMap<String, Object>();
        record.put("tuning", tuning.id());
        record.put("model", tuning.model().value());
        record.put(
                "dataset",
                Map.of(
                        "name", tuning.dataset().dataset().value(),
                        "version", tuning.dataset().version(),
                        "digest", tuning.dataset().digest()));
        record.put("codeVersion", tuning.codeVersion());
        record.put("createdBy", tuning.createdBy());
        record.put("createdAt", tuning.createdAt().toString());
        return record;
    }

    /** A setting on a fold, as far as it is known. */
    private record Cell(
            String digest,
            int fold,
            String state,
            @Nullable Double score,
            @Nullable Double trainMs,
            int tries) {
        static Cell of(Row row) {
            return new Cell(
                    row.text("params_digest"),
                    row.integer("fold"),
                    row.text("state"),
                    row.findReal("score").orElse(null),
                    row.findReal("train_ms").orElse(null),
                    row.integer("tries"));
        }

        boolean isOpen() {
            return state.equals("RUNNING");
        }

        boolean isKnown() {
            return state.equals("DONE");
        }

        Scored scored() {
            return new Scored(digest, fold, score, trainMs == null ? 0 : trainMs);
        }
    }
}
