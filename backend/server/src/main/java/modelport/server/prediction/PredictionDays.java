package modelport.server.prediction;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import modelport.server.database.Sql;
import modelport.server.deployment.ServingConfig;

/** Makes room for the predictions of each day, and drops days that are over. */
@Singleton
class PredictionDays {
    private static final int AHEAD = 2;

    private final Sql sql;
    private final ServingConfig config;
    private final Clock clock;
    private volatile LocalDate madeUntil = LocalDate.MIN;

    PredictionDays(Sql sql, ServingConfig config, Clock clock) {
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    @Scheduled(fixedDelay = "1h", initialDelay = "5m")
    public void keep() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = today.plusDays(AHEAD);
        LocalDate first = today.minusDays(config.predictionKeep().toDays());
        sql.query("select keep_prediction_days(?, ?)", row -> row, first, last);
        madeUntil = last;
    }

    /** Whether today's and tomorrow's are there. */
    boolean areMade() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).isBefore(madeUntil);
    }
}
