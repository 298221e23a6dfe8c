package modelport.server.monitoring.internal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.monitoring.ColumnFinding;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.monitoring.WindowState;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.statistics.drift.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Reads and writes what windows said. */
@Singleton
public class ReportRows {
    private static final TypeReference<List<ColumnFinding>> FINDINGS = new TypeReference<>() {};
    private static final String SELECT = """
            select r.window_start, r.window_end, r.state, r.rows, r.answered, r.judged, r.foremost, r.effect, r.findings,
                v.number as version
            from drift_report r join model_version v on v.id = r.version_id where r.monitor_id = ?
            """;

    private final Sql sql;

    ReportRows(Sql sql) {
        this.sql = sql;
    }

    /** Writes down what a window said; false if that was done before. */
    public boolean write(MonitorRow monitor, Span window, WatchedWindows.Coverage coverage, WindowReport report) {
        MonitorRow.Armament armament = monitor.requireArmament();
        Optional<ColumnFinding> leading = report.leading();
        return sql.update(
                        """
                        insert into drift_report (monitor_id, window_start, window_end, edges_id, version_id, state, rows,
                            answered, judged, foremost, effect, findings)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::double precision, ?) on conflict do nothing
                        """,
                        monitor.id(),
                        window.from(),
                        window.to(),
                        armament.edges(),
                        armament.versionId(),
                        report.state(),
                        coverage.profiled(),
                        coverage.served(),
                        report.judged(),
                        leading.map(ColumnFinding::column).orElse(null),
                        leading.map(ColumnFinding::effect).orElse(null),
                        new Json(report.findings()))
                == 1;
    }

    /** Windows that said something, by these cells, in order. */
    public List<Span> judged(UUID monitor, UUID edges, Instant since) {
        return sql.query(
                "select window_start, window_end from drift_report where monitor_id = ? and edges_id = ? "
                        + "and state <> 'INSUFFICIENT_DATA' and window_start >= ? order by window_start",
                row -> new Span(row.instant("window_start"), row.instant("window_end")),
                monitor,
                edges,
                since);
    }

    /** The newest first. */
    public List<DriftReport> list(UUID monitor, @Nullable Instant before, int limit) {
        return sql.query(
                SELECT + "and (?::timestamptz is null or r.window_start < ?::timestamptz) "
                        + "order by r.window_start desc limit ?",
                ReportRows::report,
                monitor,
                before,
                before,
                limit);
    }

    public Optional<DriftReport> find(UUID monitor, Instant from) {
        return sql.first(SELECT + "and r.window_start = ?", ReportRows::report, monitor, from);
    }

    /** In the order of time, without what they found. */
    public List<Line> lines(UUID monitor, Instant from, Instant to) {
        return sql.query(
                SELECT + "and r.window_end > ? and r.window_start < ? order by r.window_start",
                row -> new Line(
                        row.instant("window_start"),
                        row.instant("window_end"),
                        row.constant("state", WindowState.class),
                        row.integer("version"),
                        row.number("rows"),
                        row.number("answered"),
                        row.findText("foremost").orElse(null),
                        row.findReal("effect").orElse(null)),
                monitor,
                from,
                to);
    }

    /** What windows found about a column, in the order of time. */
    public List<Said> said(UUID monitor, UUID edges, String column, Instant from, Instant to) {
        return sql.query(
                """
                select r.window_start, r.window_end, r.rows, coalesce(f.state, case when r.state = 'INSUFFICIENT_DATA'
                    then r.state else 'STEADY' end) as state, coalesce(f.effect, 0) as effect
                from drift_report r
                left join lateral (select x ->> 'state' as state, (x ->> 'effect')::double precision as effect
                    from jsonb_array_elements(r.findings) with ordinality as a(x, place)
                    where x ->> 'column' = ? order by place limit 1) f on true
                where r.monitor_id = ? and r.edges_id = ? and r.window_end > ? and r.window_start < ?
                order by r.window_start
                """,
                row -> new Said(
                        new Span(row.instant("window_start"), row.instant("window_end")),
                        row.number("rows"),
                        row.constant("state", WindowState.class),
                        row.real("effect")),
                column,
                monitor,
                edges,
                from,
                to);
    }

    private static DriftReport report(Row row) {
        return new DriftReport(
                row.instant("window_start"),
                row.instant("window_end"),
                row.constant("state", WindowState.class),
                row.integer("version"),
                row.number("rows"),
                row.number("answered"),
                row.integer("judged"),
                row.json("findings", FINDINGS));
    }

    /** A window in short. */
    public record Line(
            Instant from,
            Instant to,
            WindowState state,
            int version,
            long rows,
            long answered,
            @Nullable String leading,
            @Nullable Double effect) {}

    /** What a window said about one column. */
    public record Said(Span span, long rows, WindowState state, double effect) {}
}
