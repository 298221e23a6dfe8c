package modelport.server.monitoring;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.monitoring.AlertDeed;
import modelport.server.database.Sql;
import modelport.server.monitoring.internal.AlertRows;
import org.jspecify.annotations.Nullable;

/** Remembers which alerts maintenance works because of. */
@Singleton
public class AlertCases {
    private final AlertRows rows;
    private final Journal journal;
    private final Sql sql;
    private final Clock clock;

    AlertCases(AlertRows rows, Journal journal, Sql sql, Clock clock) {
        this.rows = rows;
        this.journal = journal;
        this.sql = sql;
        this.clock = clock;
    }

    /** Maintenance began because of an alert; {@code by} is the username of who wanted it, if anybody did. */
    @Transactional(TxType.MANDATORY)
    public void opened(UUID project, UUID alert, UUID maintenanceCase, int number, @Nullable String by) {
        int changed = sql.update(
                "update alert set case_id = ?, row_version = row_version + 1 where project_id = ? and id = ?",
                maintenanceCase,
                project,
                alert);
        if (changed == 0) {
            throw new IllegalArgumentException("no alert " + alert);
        }
        var detail = Message.of("monitoring.case-opened", "number", Integer.toString(number));
        rows.step(alert, clock.instant(), AlertDeed.CASE_OPENED, by, null, detail);
        rows.find(project, alert).ifPresent(row -> journal.announce(project, "alert.changed", AlertNews.subject(row)));
    }
}
