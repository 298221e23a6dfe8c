package modelport.server.monitoring;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertSpan;
import modelport.contract.monitoring.MonitorHistory;
import modelport.contract.monitoring.ReleaseMarker;
import modelport.contract.monitoring.Severity;
import modelport.contract.monitoring.WindowPoint;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.monitoring.internal.Joined;
import modelport.server.monitoring.internal.MonitorRow;
import modelport.server.monitoring.internal.ReportRows;
import modelport.server.monitoring.internal.ReportRows.Line;
import modelport.server.monitoring.internal.WindowReport;

/** Tells what a monitor saw, on one axis of time. */
@Singleton
public class MonitorHistories {
    private final Monitors monitors;
    private final ReportRows reports;
    private final QualityHistories quality;
    private final Sql sql;

    MonitorHistories(Monitors monitors, ReportRows reports, QualityHistories quality, Sql sql) {
        this.monitors = monitors;
        this.reports = reports;
        this.quality = quality;
        this.sql = sql;
    }

    /** At most 400 windows; more are joined. */
    @ReadOnly
    public MonitorHistory of(ProjectRef project, UUID monitor, Instant from, Instant to) {
        requireSpan(from, to);
        MonitorRow row = monitors.require(project, monitor);
        List<WindowPoint> windows = Joined.of(reports.lines(row.id(), from, to), MonitorHistories::joined);
        return new MonitorHistory(
                from, to, windows, quality.of(row, from, to), releases(row, from, to), alerts(row, from, to));
    }

    static void requireSpan(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw new ProblemException(Problem.Invalid.field("to", "monitoring.span-empty"));
        }
    }

    private static WindowPoint joined(List<Line> lines) {
        Line worst = lines.stream()
                .max(Comparator.comparingInt((Line line) -> WindowReport.rank(line.state()))
                        .thenComparingDouble(line -> {
                            Double effect = line.effect();
                            return effect == null ? 0 : Math.abs(effect);
                        }))
                .orElseThrow();
        return new WindowPoint(
                lines.getFirst().from(),
                lines.getLast().to(),
                worst.state(),
                lines.getLast().version(),
                lines.stream().mapToLong(Line::rows).sum(),
                lines.stream().mapToLong(Line::answered).sum(),
                worst.leading(),
                worst.effect());
    }

    /** The last one before the start belongs to it: it served then. */
    private List<ReleaseMarker> releases(MonitorRow monitor, Instant from, Instant to) {
        return sql.query(
                """
                select lower(c.valid) as at, v.number as version, r.number as revision, c.release_id,
                    exists (select 1 from champion_interval b where b.release_id = c.release_id
                        and lower(b.valid) < lower(c.valid)) as back
                from champion_interval c
                join revision r on r.release_id = c.release_id
                join model_version v on v.id = r.version_id
                where c.endpoint_id = ? and lower(c.valid) < ? and (upper_inf(c.valid) or upper(c.valid) > ?)
                order by at
                """,
                row -> new ReleaseMarker(
                        row.instant("at"),
                        row.integer("version"),
                        row.integer("revision"),
                        row.uuid("release_id"),
                        row.bool("back")),
                monitor.place().endpointId(),
                to,
                from);
    }

    private List<AlertSpan> alerts(MonitorRow monitor, Instant from, Instant to) {
        return sql.query(
                "select id, kind, severity, opened_at, resolved_at from alert where endpoint_id = ? and opened_at < ? "
                        + "and (resolved_at is null or resolved_at > ?) order by opened_at, id limit 500",
                row -> new AlertSpan(
                        row.uuid("id"),
                        row.constant("kind", AlertKind.class),
                        row.constant("severity", Severity.class),
                        row.instant("opened_at"),
                        row.findInstant("resolved_at").orElse(null)),
                monitor.place().endpointId(),
                to,
                from);
    }
}
