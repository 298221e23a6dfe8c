package modelport.server.monitoring.internal;

import java.time.Instant;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.Severity;
import modelport.contract.monitoring.WindowState;
import modelport.server.database.Row;
import org.jspecify.annotations.Nullable;

/**
 * The newest of what a monitor has seen.
 *
 * @param newest its newest window; null: none was judged yet
 * @param worst the alert with the worst consequence among those that are not over; null: there is none
 * @param openAlerts how many are not over
 */
public record Seen(@Nullable Window newest, @Nullable Worst worst, int openAlerts) {
    /** Joins for a row {@code m} of monitors, or of something that has one as {@code m}. */
    public static final String JOINS = """
            left join lateral (select r.state as window_state, r.window_end, r.rows as window_rows,
                    r.answered as window_answered, r.foremost, r.effect
                from drift_report r where r.monitor_id = m.id order by r.window_start desc limit 1) w on true
            left join lateral (select count(*) over () as open_alerts, a.kind as worst_kind, a.severity as worst_severity,
                    a.summary as worst_summary
                from alert a where a.monitor_id = m.id and a.state <> 'RESOLVED'
                order by case when a.kind in ('QUALITY', 'ERRORS', 'LATENCY', 'TRAFFIC') and a.severity <> 'INFO' then 0
                    when a.kind in ('DRIFT', 'DATA_QUALITY') then 1 else 2 end,
                    array_position(array['CRITICAL', 'WARNING', 'INFO'], a.severity::text), a.id limit 1) x on true
            """;

    /** What the joins select. */
    public static final String COLUMNS = "w.window_state, w.window_end, w.window_rows, w.window_answered, w.foremost, "
            + "w.effect, x.open_alerts, x.worst_kind, x.worst_severity, x.worst_summary";

    static Seen of(Row row) {
        Optional<String> state = row.findText("window_state");
        Optional<String> kind = row.findText("worst_kind");
        Window newest = state.isEmpty()
                ? null
                : new Window(
                        WindowState.valueOf(state.get()),
                        row.instant("window_end"),
                        row.number("window_rows"),
                        row.number("window_answered"),
                        row.findText("foremost").orElse(null),
                        row.findReal("effect").orElse(null));
        Worst worst = kind.isEmpty()
                ? null
                : new Worst(
                        AlertKind.valueOf(kind.get()),
                        row.constant("worst_severity", Severity.class),
                        row.json("worst_summary", Message.class));
        return new Seen(newest, worst, row.findNumber("open_alerts").orElse(0L).intValue());
    }

    /** A judged window in short. */
    public record Window(
            WindowState state,
            Instant end,
            long rows,
            long answered,
            @Nullable String leading,
            @Nullable Double effect) {
        /** Of the rows that were answered, how many in a hundred were counted. */
        public long coveragePercent() {
            return answered == 0 ? 100 : 100 * rows / answered;
        }
    }

    /** An alert in short. */
    public record Worst(AlertKind kind, Severity severity, Message summary) {}
}
