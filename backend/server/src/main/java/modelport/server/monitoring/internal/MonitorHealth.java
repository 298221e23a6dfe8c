package modelport.server.monitoring.internal;

import java.util.Locale;
import modelport.contract.Message;
import modelport.contract.monitoring.Health;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.monitoring.Severity;
import org.jspecify.annotations.Nullable;

/** How an endpoint does, and what that is based on. */
public record MonitorHealth(Health health, Message reason) {
    /** Of an endpoint that nobody watches. */
    public static final MonitorHealth UNWATCHED =
            new MonitorHealth(Health.UNKNOWN, Message.of("monitoring.health-unwatched"));

    /** What is open weighs more than what a window said, and that more than where the monitor stands. */
    public static MonitorHealth of(MonitorState state, @Nullable Message reason, Seen seen) {
        Seen.Worst worst = seen.worst();
        if (worst != null) {
            return new MonitorHealth(byAlert(worst), worst.summary());
        }
        return switch (state) {
            case ARMING -> unknown("monitoring.health-arming");
            case PAUSED -> unknown("monitoring.health-paused");
            case UNARMED ->
                new MonitorHealth(Health.UNKNOWN, reason == null ? Message.of("monitoring.health-unwatched") : reason);
            case WATCHING -> byWindow(seen.newest());
        };
    }

    private static Health byAlert(Seen.Worst alert) {
        return switch (alert.kind()) {
            case QUALITY, ERRORS, LATENCY, TRAFFIC ->
                alert.severity() == Severity.INFO ? Health.NOTICE : Health.FAILING;
            case DRIFT, DATA_QUALITY -> Health.DRIFTING;
            case HEALTH -> Health.NOTICE;
        };
    }

    private static MonitorHealth byWindow(Seen.@Nullable Window newest) {
        if (newest == null) {
            return unknown("monitoring.health-waiting");
        }
        return switch (newest.state()) {
            case INSUFFICIENT_DATA -> unknown("monitoring.health-insufficient");
            case STEADY ->
                new MonitorHealth(
                        Health.HEALTHY, Message.of("monitoring.health-steady", "rows", Long.toString(newest.rows())));
            case MOVED -> new MonitorHealth(Health.NOTICE, leading("monitoring.health-moved", newest));
            case SEASONAL -> new MonitorHealth(Health.NOTICE, leading("monitoring.health-seasonal", newest));
            case DRIFTED -> new MonitorHealth(Health.DRIFTING, leading("monitoring.health-drifted", newest));
        };
    }

    private static Message leading(String code, Seen.Window window) {
        String column = window.leading() == null ? "" : window.leading();
        Double effect = window.effect();
        return Message.of(
                code, "column", column, "effect", String.format(Locale.ROOT, "%.2f", effect == null ? 0.0 : effect));
    }

    private static MonitorHealth unknown(String code) {
        return new MonitorHealth(Health.UNKNOWN, Message.of(code));
    }
}
