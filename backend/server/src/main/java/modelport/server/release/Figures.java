package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.registry.VersionRef;
import modelport.server.release.Gate.Finding;

/**
 * Finds what was measured of versions: by the newest evaluation that is ready, on the newest version of the dataset.
 */
@Singleton
class Figures {
    private static final MathContext SHOWN = new MathContext(6);
    private static final String DATASET = """
            select v.id, d.name, v.number, v.digest from dataset d
            left join lateral (select id, number, digest from dataset_version
                where dataset_id = d.id and state = 'READY' order by number desc limit 1) v on true
            where d.project_id = ? and d.name = ?
            """;

    /** Of several runs that found the same, the first: whoever measures again changes no evidence. */
    private static final String RUN = """
            select e.id, e.digest from evaluation e where e.version_id = ? and e.dataset_version_id = ? and e.state = 'READY'
                and e.digest = (select digest from evaluation newest where newest.version_id = e.version_id
                    and newest.dataset_version_id = e.dataset_version_id and newest.state = 'READY' order by id desc limit 1)
            order by e.id limit 1
            """;

    private static final String FIGURE =
            "select value, low, high, rows from measurement where evaluation_id = ? and metric = ? and slice = ''";
    private static final String METRICS =
            "select metric from measurement where evaluation_id = ? and slice = '' order by metric";

    private final Sql sql;

    Figures(Sql sql) {
        this.sql = sql;
    }

    /** A metric of all rows. */
    @ReadOnly
    Sought<Figure> metric(VersionRef version, Slug dataset, String metric) {
        return switch (table(version.project(), dataset)) {
            case Sought.Missing<Table>(Message message, var evidence) -> new Sought.Missing<>(message, evidence);
            case Sought.Found<Table>(Table table) ->
                sql.first(RUN, Figures::run, version.id(), table.id())
                        .map(run -> figure(version, table, run, metric))
                        .orElseGet(() -> unmeasured("release.not-measured", version, table));
        };
    }

    /** The newest version of a dataset that is ready. */
    @ReadOnly
    Sought<Table> table(UUID project, Slug dataset) {
        return sql.first(DATASET, Figures::table, project, dataset.value())
                .orElseGet(() -> missing("release.dataset-unknown", dataset));
    }

    /** Something about a version has not been measured on a dataset. */
    static <T> Sought<T> unmeasured(String code, VersionRef version, Table table) {
        Message message = Message.of(
                code,
                "model",
                version.model().value(),
                "version",
                Integer.toString(version.number()),
                "dataset",
                table.dataset().value(),
                "datasetVersion",
                Integer.toString(table.number()));
        return new Sought.Missing<>(message, table.evidence());
    }

    /** A number with as many digits as people read. */
    static String shown(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number).round(SHOWN).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    private Sought<Figure> figure(VersionRef version, Table table, Run run, String metric) {
        return sql.first(
                        FIGURE,
                        row -> new Figure(
                                table,
                                run,
                                metric,
                                row.real("value"),
                                row.findText("low").map(Double::valueOf),
                                row.findText("high").map(Double::valueOf),
                                row.number("rows")),
                        run.evaluation(),
                        metric)
                .<Sought<Figure>>map(Sought.Found::new)
                .orElseGet(() -> absent(version, table, run, metric));
    }

    private Sought<Figure> absent(VersionRef version, Table table, Run run, String metric) {
        List<String> known = sql.query(METRICS, row -> row.text("metric"), run.evaluation());
        Message message = Message.of(
                "release.metric-absent",
                "metric",
                metric,
                "model",
                version.model().value(),
                "version",
                Integer.toString(version.number()),
                "dataset",
                table.dataset().value(),
                "known",
                String.join(", ", known));
        Map<String, Object> evidence = table.evidence();
        run.addTo(evidence);
        return new Sought.Missing<>(message, evidence);
    }

    private static Sought<Table> missing(String code, Slug dataset) {
        return new Sought.Missing<>(Message.of(code, "dataset", dataset.value()), Map.of("dataset", dataset.value()));
    }

    private static Sought<Table> table(Row row) {
        var dataset = new Slug(row.text("name"));
        return row.findUuid("id")
                .<Sought<Table>>map(
                        id -> new Sought.Found<>(new Table(id, dataset, row.integer("number"), row.text("digest"))))
                .orElseGet(() -> missing("release.dataset-none-ready", dataset));
    }

    private static Run run(Row row) {
        return new Run(row.uuid("id"), row.text("digest"));
    }

    /** What was looked for, or why it is not there: whatever nobody has measured does not pass. */
    sealed interface Sought<T> {
        /** It is there. */
        record Found<T>(T what) implements Sought<T> {}

        /** It is not. */
        record Missing<T>(Message message, Map<String, Object> evidence) implements Sought<T> {}

        /** What follows from it. */
        default Finding then(Function<T, Finding> judge) {
            return switch (this) {
                case Found<T>(T what) -> judge.apply(what);
                case Missing<T>(Message message, var evidence) -> Finding.failed(message, evidence);
            };
        }
    }

    /** A version of a dataset. */
    record Table(UUID id, Slug dataset, int number, String digest) {
        Map<String, Object> evidence() {
            return new TreeMap<>(Map.of("dataset", dataset.value(), "datasetVersion", number, "datasetDigest", digest));
        }
    }

    /** An evaluation. */
    record Run(UUID evaluation, String digest) {
        void addTo(Map<String, Object> evidence) {
            evidence.put("evaluation", evaluation.toString());
            evidence.put("evaluationDigest", digest);
        }
    }

    /** A number, with its 95 percent interval where rows can tell. */
    record Figure(
            Table table, Run run, String metric, double value, Optional<Double> low, Optional<Double> high, long rows) {
        Map<String, Object> evidence() {
            Map<String, Object> evidence = table.evidence();
            run.addTo(evidence);
            evidence.put("metric", metric);
            evidence.put("value", value);
            low.ifPresent(number -> evidence.put("low", number));
            high.ifPresent(number -> evidence.put("high", number));
            evidence.put("rows", rows);
            return evidence;
        }
    }
}
