package modelport.server.monitoring;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.MonitorState;
import modelport.server.database.Sql;
import modelport.server.monitoring.internal.AlertRow;
import modelport.server.monitoring.internal.Breach;
import modelport.server.monitoring.internal.Cause;
import modelport.server.monitoring.internal.MonitorRow;
import modelport.server.monitoring.internal.MonitorRows;
import modelport.server.monitoring.internal.RuleChecks;

/** Watches the rules that people gave to monitors: they raise an alert once they were broken for long enough. */
@Singleton
class RuleWatch {
    /** What is over for less than this may come back. */
    private static final Duration EASED_FOR = Duration.ofMinutes(15);

    private static final List<AlertKind> KINDS =
            List.of(AlertKind.QUALITY, AlertKind.ERRORS, AlertKind.LATENCY, AlertKind.TRAFFIC, AlertKind.DATA_QUALITY);

    private final MonitorRows rows;
    private final RuleChecks checks;
    private final AlertBook alerts;
    private final Sql sql;

    RuleWatch(MonitorRows rows, RuleChecks checks, AlertBook alerts, Sql sql) {
        this.rows = rows;
        this.checks = checks;
        this.alerts = alerts;
        this.sql = sql;
    }

    /** Looks at all rules of a monitor, unless somebody else does. */
    @Transactional
    public void look(UUID id, Instant now) {
        rows.lockIdle(id).filter(row -> row.state() != MonitorState.PAUSED).ifPresent(row -> look(row, now));
    }

    private void look(MonitorRow monitor, Instant now) {
        Set<AlertKind> ruled = new HashSet<>();
        for (AlertRule rule : monitor.settings().rules()) {
            ruled.add(rule.kind());
            Optional<Breach> breach = checks.of(monitor, rule, now);
            breach.ifPresentOrElse(broken -> broken(monitor, rule, broken, now), () -> kept(monitor, rule, now));
        }
        for (AlertKind kind : KINDS) {
            if (!ruled.contains(kind)) {
                alerts.open(monitor, kind.name())
                        .ifPresent(alert -> alerts.ends(alert, Message.of("monitoring.over-no-rule"), now));
            }
        }
    }

    private void broken(MonitorRow monitor, AlertRule rule, Breach breach, Instant now) {
        sql.update(
                "insert into rule_hold (monitor_id, kind, since) values (?, ?, ?) on conflict do nothing",
                monitor.id(),
                rule.kind(),
                now);
        Instant since = sql.first(
                        "select since from rule_hold where monitor_id = ? and kind = ?",
                        row -> row.instant("since"),
                        monitor.id(),
                        rule.kind())
                .orElseThrow();
        UUID version = monitor.live();
        boolean longEnough = !since.plus(breach.needed()).isAfter(now);
        if (version != null
                && (longEnough || alerts.open(monitor, rule.kind().name()).isPresent())) {
            alerts.holds(new Cause(
                    monitor,
                    version,
                    rule.kind().name(),
                    rule.kind(),
                    rule.severity(),
                    breach.summary(),
                    breach.blamed(),
                    0,
                    now));
        }
    }

    private void kept(MonitorRow monitor, AlertRule rule, Instant now) {
        sql.update("delete from rule_hold where monitor_id = ? and kind = ?", monitor.id(), rule.kind());
        Optional<AlertRow> open = alerts.open(monitor, rule.kind().name());
        if (open.isEmpty()) {
            return;
        }
        AlertRow alert = open.get();
        Instant eased = alert.times().eased();
        Duration needed = Duration.ofMinutes(Math.max(EASED_FOR.toMinutes(), rule.minutes()));
        if (eased != null && !eased.plus(needed).isAfter(now)) {
            var why = Message.of("monitoring.over-kept", "minutes", Long.toString(needed.toMinutes()));
            alerts.ends(alert, why, now);
        } else if (eased == null) {
            alerts.eases(alert, 0, now);
        }
    }
}
