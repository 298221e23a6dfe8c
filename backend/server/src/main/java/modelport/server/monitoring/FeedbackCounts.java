package modelport.server.monitoring;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import modelport.server.database.Sql;

/** Counts labels, for whoever waits for enough of them. */
@Singleton
public class FeedbackCounts {
    private final Sql sql;

    FeedbackCounts(Sql sql) {
        this.sql = sql;
    }

    /** Rows of an endpoint that got a label since a moment. */
    @ReadOnly
    public long since(UUID endpoint, Instant since) {
        return sql.first(
                        "select count(distinct (prediction_id, row)) as rows from feedback "
                                + "where endpoint_id = ? and received_at >= ?",
                        row -> row.number("rows"),
                        endpoint,
                        since)
                .orElseThrow();
    }
}
