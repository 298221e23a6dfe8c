package modelport.server.monitoring;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.monitoring.AlertDeed;
import modelport.contract.monitoring.AlertKind;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.monitoring.internal.AlertRow;
import modelport.server.monitoring.internal.AlertRows;
import modelport.server.monitoring.internal.Blamed;
import modelport.server.monitoring.internal.Cause;
import modelport.server.monitoring.internal.MonitorRow;

/** Opens alerts and ends them, as monitors see things; each call is for a monitor that its caller has locked. */
@Singleton
class AlertBook {
    private final AlertRows rows;
    private final AlertNews news;
    private final Journal journal;
    private final List<AlertHook> hooks;
    private final Sql sql;
    private final Ids ids;

    AlertBook(AlertRows rows, AlertNews news, Journal journal, List<AlertHook> hooks, Sql sql, Ids ids) {
        this.rows = rows;
        this.news = news;
        this.journal = journal;
        this.hooks = List.copyOf(hooks);
        this.sql = sql;
        this.ids = ids;
    }

    /** The alert that is open about what a monitor sees by something. */
    Optional<AlertRow> open(MonitorRow monitor, String watch) {
        return rows.lockOpen(monitor.project(), monitor.id(), watch);
    }

    /** It is so: opens an alert, or tells the one that is open. */
    @Transactional(TxType.MANDATORY)
    void holds(Cause cause) {
        open(cause.monitor(), cause.watch()).ifPresentOrElse(alert -> seen(alert, cause), () -> opened(cause));
    }

    /** It is not so any more, and ends by itself if that stays so. */
    @Transactional(TxType.MANDATORY)
    void eases(AlertRow alert, int calm, Instant at) {
        sql.update(
                "update alert set eased_at = coalesce(eased_at, ?), calm = ?, row_version = row_version + 1 where id = ?",
                at,
                calm,
                alert.id());
        if (alert.times().eased() == null) {
            rows.step(alert.id(), at, AlertDeed.EASED, null, null, null);
            announce("alert.changed", alert);
        }
    }

    /** It is over, without anybody's help. */
    @Transactional(TxType.MANDATORY)
    void ends(AlertRow alert, Message why, Instant at) {
        sql.update(
                "update alert set state = 'RESOLVED', resolved_at = ?, row_version = row_version + 1 where id = ?",
                at,
                alert.id());
        rows.step(alert.id(), at, AlertDeed.RESOLVED, null, null, why);
        AlertRow now = rows.find(alert.subject().project(), alert.id()).orElseThrow();
        announce("alert.resolved", now);
        if (!now.isSilent(at)) {
            var message = Message.of(
                    "monitoring.over", "endpoint", now.subject().endpoint().value());
            news.resolved(now, message, null);
        }
    }

    /** All of a monitor's alerts are over. */
    @Transactional(TxType.MANDATORY)
    void endsAll(MonitorRow monitor, Message why, Instant at) {
        rows.openWatches(monitor.id()).forEach(watch -> open(monitor, watch).ifPresent(alert -> ends(alert, why, at)));
    }

    /** What was about endpoints that were taken down is over. */
    @Transactional
    public void endsOfGone(Instant at) {
        rows.lockGone().forEach(alert -> ends(alert, Message.of("monitoring.over-gone"), at));
    }

    private void opened(Cause cause) {
        UUID id = ids.next();
        MonitorRow monitor = cause.monitor();
        sql.update(
                """
                insert into alert (id, project_id, monitor_id, endpoint_id, version_id, watch, kind, severity, state, summary,
                    blamed, calm, opened_at, last_seen_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?)
                """,
                id,
                monitor.project(),
                monitor.id(),
                monitor.place().endpointId(),
                cause.versionId(),
                cause.watch(),
                cause.kind(),
                cause.severity(),
                new Json(cause.summary()),
                new Json(cause.blamed()),
                cause.calm(),
                cause.at(),
                cause.at());
        rows.step(id, cause.at(), AlertDeed.OPENED, null, null, cause.summary());
        AlertRow alert = rows.find(monitor.project(), id).orElseThrow();
        announce("alert.opened", alert);
        news.raised(alert, cause.summary());
        tellHooks(alert, cause);
    }

    private void seen(AlertRow before, Cause cause) {
        boolean worse = cause.severity().compareTo(before.severity()) < 0;
        boolean other = before.kind() != cause.kind() && cause.kind() == AlertKind.DRIFT;
        Set<String> joined = columns(cause.blamed());
        joined.removeAll(columns(before.blamed()));
        sql.update(
                """
                update alert set severity = ?, kind = ?, summary = ?, blamed = ?, calm = ?, last_seen_at = ?, eased_at = null,
                    row_version = row_version + 1 where id = ?
                """,
                worse ? cause.severity() : before.severity(),
                other ? cause.kind() : before.kind(),
                new Json(cause.summary()),
                new Json(cause.blamed().isEmpty() ? before.blamed() : cause.blamed()),
                cause.calm(),
                cause.at(),
                before.id());
        if (worse) {
            rows.step(before.id(), cause.at(), AlertDeed.WORSENED, null, null, cause.summary());
        }
        if (!joined.isEmpty()) {
            var detail = Message.of("monitoring.joined", "columns", String.join(", ", joined));
            rows.step(before.id(), cause.at(), AlertDeed.WIDENED, null, null, detail);
        }
        if (!worse && !other && joined.isEmpty() && before.times().eased() == null) {
            return;
        }
        AlertRow now = rows.find(before.subject().project(), before.id()).orElseThrow();
        announce("alert.changed", now);
        if (worse && !now.isSilent(cause.at())) {
            news.raised(now, cause.summary());
        }
        if (other) {
            tellHooks(now, cause);
        }
    }

    private void tellHooks(AlertRow alert, Cause cause) {
        AlertRow.Subject subject = alert.subject();
        var opened = new OpenedAlert(
                alert.id(),
                subject.project(),
                subject.endpointId(),
                subject.endpoint(),
                cause.versionId(),
                subject.monitor(),
                alert.kind(),
                alert.severity(),
                alert.summary(),
                cause.at());
        hooks.forEach(hook -> hook.opened(opened));
    }

    private void announce(String topic, AlertRow alert) {
        journal.announce(alert.subject().project(), topic, AlertNews.subject(alert));
    }

    private static Set<String> columns(List<Blamed> blamed) {
        return blamed.stream().map(Blamed::column).collect(Collectors.toCollection(TreeSet::new));
    }
}
