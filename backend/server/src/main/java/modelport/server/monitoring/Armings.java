package modelport.server.monitoring;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.monitoring.Severity;
import modelport.server.access.ProjectRef;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.NewJob;
import modelport.server.monitoring.internal.ArmingResult;
import modelport.server.monitoring.internal.Cause;
import modelport.server.monitoring.internal.CountedColumn;
import modelport.server.monitoring.internal.MonitorRow;
import modelport.server.monitoring.internal.MonitorRows;
import modelport.server.prediction.ProfileEdges;

/** Starts to arm monitors for the version that answers, and puts them where their job has brought them. */
@Singleton
class Armings {
    static final String KIND = "monitor-arming";

    private final MonitorRows rows;
    private final Jobs jobs;
    private final ProfileEdges edges;
    private final AlertBook alerts;
    private final Journal journal;
    private final Sql sql;
    private final Clock clock;

    Armings(MonitorRows rows, Jobs jobs, ProfileEdges edges, AlertBook alerts, Journal journal, Sql sql, Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.edges = edges;
        this.alerts = alerts;
        this.journal = journal;
        this.sql = sql;
        this.clock = clock;
    }

    /** What the job is about: another version, or another reference, is another job's. */
    record Input(UUID monitor, UUID version, UUID dataset) {}

    /** Makes cells for the version that answers; the monitor is locked. */
    @Transactional(TxType.MANDATORY)
    void start(MonitorRow monitor, Optional<String> by) {
        UUID live = monitor.live();
        if (live == null) {
            sql.update(
                    "update monitor set state = case when state = 'PAUSED' then state else 'UNARMED' end, reason = ?, "
                            + "target_id = null where id = ?",
                    new Json(Message.of("monitoring.nothing-live")),
                    monitor.id());
            return;
        }
        var input = new Input(monitor.id(), live, monitor.datasetVersion());
        UUID job = jobs.enqueue(new NewJob(
                KIND, Optional.of(monitor.project()), subject(monitor), input, Optional.of(key(input, monitor)), by));
        sql.update(
                "update monitor set state = case when state = 'PAUSED' then state else 'ARMING' end, reason = null, "
                        + "target_id = ?, job_id = ? where id = ?",
                live,
                job,
                monitor.id());
        journal.announce(monitor.project(), "monitor.arming", Journal.subject(monitor));
    }

    /** Another version answers than the monitor was armed for. */
    @Transactional
    void follow(UUID monitor) {
        rows.lockIdle(monitor)
                .filter(row -> row.live() != null && !row.live().equals(row.target()))
                .ifPresent(row -> start(row, Optional.empty()));
    }

    /** Cells are made: from now on rows are counted by them. What is about something else by now is passed over. */
    @Transactional(TxType.MANDATORY)
    void armed(Input input, ArmingResult result) {
        MonitorRow monitor = current(input).orElse(null);
        if (monitor == null) {
            return;
        }
        Instant now = clock.instant();
        var project = new ProjectRef(monitor.project(), projectName(monitor.project()));
        UUID id = edges.freeze(
                project,
                monitor.place().endpointId(),
                input.version(),
                input.dataset(),
                result.columns().stream().map(CountedColumn::frozen).toList());
        boolean paused = monitor.state() == MonitorState.PAUSED;
        sql.update(
                """
                update monitor set state = ?, reason = null, version_id = ?, edges_id = ?, armed = ?, armed_at = ?,
                    judged_to = ? where id = ?
                """,
                paused ? MonitorState.PAUSED : MonitorState.WATCHING,
                input.version(),
                id,
                new Json(result.armed()),
                now,
                now,
                monitor.id());
        var anew = Message.of("monitoring.over-armed");
        alerts.open(monitor, Cause.WINDOWS).ifPresent(alert -> alerts.ends(alert, anew, now));
        alerts.open(monitor, AlertKind.HEALTH.name()).ifPresent(alert -> alerts.ends(alert, anew, now));
        journal.announce(monitor.project(), "monitor.armed", Journal.subject(monitor));
    }

    /** There are no cells, and the reason says why; whoever relied on it is told. */
    @Transactional(TxType.MANDATORY)
    void unarmed(Input input, Message reason) {
        MonitorRow monitor = current(input).orElse(null);
        if (monitor == null) {
            return;
        }
        boolean paused = monitor.state() == MonitorState.PAUSED;
        sql.update(
                "update monitor set state = ?, reason = ? where id = ?",
                paused ? MonitorState.PAUSED : MonitorState.UNARMED,
                new Json(reason),
                monitor.id());
        if (monitor.armament() != null && !paused) {
            var args = new HashMap<>(reason.args());
            args.put("endpoint", monitor.place().endpoint().value());
            var blind = new Message("monitoring.blind", args);
            alerts.holds(
                    Cause.ofRule(monitor, input.version(), AlertKind.HEALTH, Severity.WARNING, blind, clock.instant()));
        }
        journal.announce(monitor.project(), "monitor.unarmed", Journal.subject(monitor));
    }

    /** Somebody wants it to be tried again. */
    @Transactional(TxType.MANDATORY)
    void again(Input input) {
        current(input)
                .ifPresent(monitor -> sql.update(
                        "update monitor set state = case when state = 'PAUSED' then state else 'ARMING' end, reason = null "
                                + "where id = ?",
                        monitor.id()));
    }

    private Optional<MonitorRow> current(Input input) {
        return rows.lock(input.monitor())
                .filter(row ->
                        input.version().equals(row.target()) && input.dataset().equals(row.datasetVersion()));
    }

    private Slug projectName(UUID project) {
        return sql.first("select name from project where id = ?", row -> new Slug(row.text("name")), project)
                .orElseThrow();
    }

    /** Other settings are another job's as well. */
    private static String key(Input input, MonitorRow monitor) {
        return input.monitor() + "/" + input.version() + "/" + input.dataset() + "/"
                + monitor.made().rowVersion();
    }

    private static Map<String, String> subject(MonitorRow monitor) {
        var subject = new HashMap<>(Journal.subject(monitor));
        subject.put("dataset", monitor.reference().dataset().value());
        return subject;
    }
}
