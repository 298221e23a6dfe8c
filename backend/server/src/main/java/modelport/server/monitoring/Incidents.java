package modelport.server.monitoring;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.ColumnRole;
import modelport.contract.monitoring.Severity;
import modelport.server.database.Sql;
import modelport.server.monitoring.internal.AlertRow;
import modelport.server.monitoring.internal.Blamed;
import modelport.server.monitoring.internal.Cause;
import modelport.server.monitoring.internal.JudgedColumns;
import modelport.server.monitoring.internal.MonitorRow;
import modelport.statistics.drift.Aspect;
import modelport.statistics.drift.Finding;
import modelport.statistics.drift.Incident;
import modelport.statistics.drift.Span;
import org.jspecify.annotations.Nullable;

/** Makes one story of everything that drifts at an endpoint, however many columns take part and whenever they join. */
@Singleton
class Incidents {
    /** A column on which less of the quality hangs than this is not an important one. */
    private static final double IMPORTANT = 0.05;
    /** What somebody resolved opens again only after it was seen in so many further windows. */
    private static final int SEEN_AGAIN = 2;

    private final AlertBook alerts;
    private final Sql sql;

    Incidents(AlertBook alerts, Sql sql) {
        this.alerts = alerts;
        this.sql = sql;
    }

    /**
     * A window that was judged.
     *
     * @param closed all windows up to this one, in order
     */
    record Judged(JudgedColumns columns, Span window, List<Finding> findings, List<Span> closed) {}

    /** Opens, widens, calms or ends the incident. */
    @Transactional(TxType.MANDATORY)
    void judged(MonitorRow monitor, @Nullable AlertRow open, Judged judged) {
        Incident before = open == null ? null : incident(open, judged.columns());
        Optional<Incident> after = Incident.after(before, judged.window(), judged.findings(), Incident.USUAL_CALM);
        if (after.isEmpty() || (open == null && isSettled(monitor.id(), judged.closed()))) {
            return;
        }
        Incident incident = after.get();
        Instant at = judged.window().to();
        if (incident.calm() == 0) {
            alerts.holds(cause(monitor, incident, judged));
        } else if (open != null && incident.closed()) {
            alerts.ends(open, Message.of("monitoring.over-calm", "windows", Integer.toString(Incident.USUAL_CALM)), at);
        } else if (open != null && incident.calm() > 0) {
            alerts.eases(open, incident.calm(), at);
        }
    }

    /** Whether somebody has just said that it is over. */
    private boolean isSettled(UUID monitor, List<Span> closed) {
        if (closed.isEmpty()) {
            return false;
        }
        Instant since = closed.get(Math.max(0, closed.size() - SEEN_AGAIN)).from();
        return sql.first(
                        "select exists (select 1 from alert where monitor_id = ? and watch = ? and resolved_at > ?) as settled",
                        row -> row.bool("settled"),
                        monitor,
                        Cause.WINDOWS,
                        since)
                .orElse(false);
    }

    private static Incident incident(AlertRow open, JudgedColumns columns) {
        var blamed = new ArrayList<Incident.Blame>();
        for (Blamed each : open.blamed()) {
            int column = columns.indexOf(each.column());
            Aspect aspect = each.aspect();
            if (column >= 0 && aspect != null) {
                blamed.add(new Incident.Blame(column, aspect, each.since(), each.impact()));
            }
        }
        return new Incident(open.times().opened(), open.times().seen(), blamed, open.calm(), false);
    }

    private static Cause cause(MonitorRow monitor, Incident incident, Judged judged) {
        List<Blamed> blamed = incident.blamed().stream()
                .map(blame -> new Blamed(
                        judged.columns().get(blame.column()).name(), blame.aspect(), blame.since(), blame.impact()))
                .toList();
        AlertKind kind = kind(incident, judged.columns());
        return new Cause(
                monitor,
                monitor.requireArmament().versionId(),
                Cause.WINDOWS,
                kind,
                severity(monitor, incident, judged.columns()),
                summary(monitor, kind, blamed, judged),
                blamed,
                0,
                judged.window().to());
    }

    /**
     * Broken input moves what the model answers as well; as long as no feature is spread otherwise, it is the input
     * that is to be mended, and no model.
     */
    private static AlertKind kind(Incident incident, JudgedColumns columns) {
        boolean broken = incident.blamed().stream().anyMatch(blame -> blame.aspect() != Aspect.SHAPE);
        boolean shifted = incident.blamed().stream()
                .anyMatch(blame -> blame.aspect() == Aspect.SHAPE
                        && columns.get(blame.column()).role() == ColumnRole.FEATURE);
        return broken && !shifted ? AlertKind.DATA_QUALITY : AlertKind.DRIFT;
    }

    private static Severity severity(MonitorRow monitor, Incident incident, JudgedColumns columns) {
        Severity important = monitor.settings().driftSeverity();
        boolean matters = incident.blamed().stream().anyMatch(blame -> {
            Double importance = columns.get(blame.column()).importance();
            return importance == null || importance >= IMPORTANT;
        });
        return matters ? important : less(important);
    }

    private static Severity less(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Severity.WARNING;
            case WARNING, INFO -> Severity.INFO;
        };
    }

    private static Message summary(MonitorRow monitor, AlertKind kind, List<Blamed> blamed, Judged judged) {
        Blamed first = blamed.stream()
                .filter(each -> kind != AlertKind.DATA_QUALITY || each.aspect() != Aspect.SHAPE)
                .findFirst()
                .orElseThrow();
        long others = blamed.stream().map(Blamed::column).distinct().count() - 1;
        Finding finding = judged.findings().stream()
                .filter(each -> each.aspect() == first.aspect()
                        && judged.columns().get(each.column()).name().equals(first.column()))
                .findFirst()
                .orElse(null);
        Aspect aspect = first.aspect();
        return Message.of(
                code(aspect == null ? Aspect.SHAPE : aspect, others > 0),
                "endpoint",
                monitor.place().endpoint().value(),
                "column",
                first.column(),
                "others",
                Long.toString(others),
                "rate",
                percent(finding == null ? null : finding.rate()),
                "expected",
                percent(finding == null ? null : finding.expected()),
                "effect",
                String.format(Locale.ROOT, "%.2f", finding == null ? first.impact() : finding.effect()));
    }

    private static String code(Aspect aspect, boolean wide) {
        String what = switch (aspect) {
            case SHAPE -> "shape";
            case MISSING -> "missing";
            case UNSEEN -> "unseen";
            case OUT_OF_RANGE -> "outside";
        };
        return "monitoring.incident-" + what + (wide ? "-wide" : "");
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
