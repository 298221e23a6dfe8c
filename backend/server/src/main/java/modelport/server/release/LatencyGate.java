package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.Efficiency;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.registry.VersionRef;
import modelport.server.release.Figures.Run;
import modelport.server.release.Figures.Sought;
import modelport.server.release.Figures.Table;

/** One row must not take too long in 95 of 100 calls, by the newest evaluation that has measured time. */
@Singleton
class LatencyGate implements Gate {
    private static final String TIMED = """
            select e.id, e.digest, e.report -> 'efficiency' as efficiency from evaluation e
            where e.version_id = ? and e.state = 'READY' and jsonb_typeof(e.report -> 'efficiency') = 'object'
                and (?::uuid is null or e.dataset_version_id = ?::uuid)
            order by e.id desc limit 1
            """;

    private final Sql sql;
    private final Figures figures;

    LatencyGate(Sql sql, Figures figures) {
        this.sql = sql;
        this.figures = figures;
    }

    @Override
    public Set<GateKind> kinds() {
        return Set.of(GateKind.LATENCY);
    }

    @Override
    @ReadOnly
    public Finding check(Candidate candidate, GateRule rule) {
        double limit = Objects.requireNonNull(rule.limit());
        Slug dataset = rule.dataset();
        if (dataset == null) {
            return anywhere(candidate.version()).then(timed -> judge(timed, limit));
        }
        return figures.table(candidate.version().project(), dataset)
                .then(table -> on(candidate.version(), table).then(timed -> judge(timed, limit)));
    }

    private Sought<Timed> on(VersionRef version, Table table) {
        return sql.first(TIMED, row -> timed(row, Optional.of(table)), version.id(), table.id(), table.id())
                .<Sought<Timed>>map(Sought.Found::new)
                .orElseGet(() -> Figures.unmeasured("release.not-timed", version, table));
    }

    private Sought<Timed> anywhere(VersionRef version) {
        return sql.first(TIMED, row -> timed(row, Optional.empty()), version.id(), null, null)
                .<Sought<Timed>>map(Sought.Found::new)
                .orElseGet(() ->
                        new Sought.Missing<>(new Message("release.not-timed-anywhere", version.subject()), Map.of()));
    }

    private static Finding judge(Timed timed, double limit) {
        double value = timed.row().p95Ms();
        boolean passed = value <= limit;
        Message message = Message.of(
                passed ? "release.latency-passed" : "release.latency-over",
                "value",
                Figures.shown(value),
                "limit",
                Figures.shown(limit),
                "machine",
                timed.machine());
        return new Finding(passed, message, timed.evidence(limit));
    }

    private static Timed timed(Row row, Optional<Table> table) {
        Efficiency efficiency = row.json("efficiency", Efficiency.class);
        return new Timed(
                table, new Run(row.uuid("id"), row.text("digest")), one(efficiency.batches()), efficiency.machine());
    }

    /** Batches of one row are always measured. */
    private static BatchTiming one(List<BatchTiming> batches) {
        return batches.stream()
                .filter(timing -> timing.batch() == 1)
                .findFirst()
                .orElseThrow();
    }

    private record Timed(Optional<Table> table, Run run, BatchTiming row, String machine) {
        Map<String, Object> evidence(double limit) {
            Map<String, Object> evidence = table.map(Table::evidence).orElseGet(TreeMap::new);
            run.addTo(evidence);
            evidence.put("value", row.p95Ms());
            evidence.put("p50Ms", row.p50Ms());
            evidence.put("p99Ms", row.p99Ms());
            evidence.put("calls", row.calls());
            evidence.put("machine", machine);
            evidence.put("limit", limit);
            return evidence;
        }
    }
}
