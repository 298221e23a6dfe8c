package modelport.server.monitoring;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import modelport.server.monitoring.internal.MonitorRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round all monitors again and again. Whichever node is there first locks a monitor and works on it; one that
 * breaks keeps no other from its turn.
 */
@Singleton
public class MonitorRounds {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorRounds.class);

    private final MonitorRows rows;
    private final Armings armings;
    private final WindowJudge judge;
    private final RuleWatch rules;
    private final AlertBook alerts;
    private final Clock clock;
    private final MonitoringConfig config;

    MonitorRounds(
            MonitorRows rows,
            Armings armings,
            WindowJudge judge,
            RuleWatch rules,
            AlertBook alerts,
            Clock clock,
            MonitoringConfig config) {
        this.rows = rows;
        this.armings = armings;
        this.judge = judge;
        this.rules = rules;
        this.alerts = alerts;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(fixedDelay = "${modelport.monitoring.every:20s}", initialDelay = "${modelport.monitoring.every:20s}")
    void round() {
        round(clock.instant());
    }

    /** Looks at versions, windows and rules once, as they are at a moment. */
    public void round(Instant now) {
        rows.outdated().forEach(monitor -> turn(monitor, armings::follow));
        rows.due(now.minus(config.lag())).forEach(monitor -> turn(monitor, id -> judge(id, now)));
        rows.watching().forEach(monitor -> turn(monitor, id -> rules.look(id, now)));
        alerts.endsOfGone(now);
    }

    private void judge(UUID monitor, Instant now) {
        while (judge.judge(monitor, now)) {
            LOG.debug("further windows monitor={}", monitor);
        }
    }

    private static void turn(UUID monitor, Consumer<UUID> work) {
        try {
            work.accept(monitor);
        } catch (RuntimeException e) {
            LOG.warn("monitor broke monitor={}", monitor, e);
        }
    }
}
