package modelport.server.events;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import modelport.contract.Slug;
import modelport.contract.events.Event;
import modelport.server.database.Sql;
import tools.jackson.core.type.TypeReference;

/**
 * Reads announced events in an order that never skips one: by transaction, and only below the oldest that still runs.
 */
@Singleton
class Outbox {
    private static final int BATCH = 500;
    private static final Duration KEEP = Duration.ofDays(30);
    private static final TypeReference<Map<String, String>> SUBJECT = new TypeReference<>() {};
    private static final String READ =
            "select o.id, o.xid::text as xid, o.project_id, o.recipient_id, p.name as project, "
                    + "o.topic, o.payload, o.at from outbox o left join project p on p.id = o.project_id "
                    + "where (o.xid, o.id) > (?::xid8, ?) and o.xid < pg_snapshot_xmin(pg_current_snapshot()) "
                    + "order by o.xid, o.id limit " + BATCH;

    private final Sql sql;
    private final Clock clock;

    Outbox(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The place after everything that has been announced so far. */
    @ReadOnly
    Position end() {
        return sql.first(
                        "select pg_snapshot_xmin(pg_current_snapshot())::text as xid",
                        row -> new Position(row.text("xid"), 0))
                .orElseThrow();
    }

    @ReadOnly
    List<Entry> after(Position position) {
        return sql.query(READ, Outbox::toEntry, position.transaction(), position.row());
    }

    /** Forgets what nobody will ask for any more. */
    @Scheduled(fixedDelay = "1h", initialDelay = "5m")
    @Transactional
    void sweep() {
        sql.update("delete from outbox where at < ?", clock.instant().minus(KEEP));
    }

    private static Entry toEntry(modelport.server.database.Row row) {
        var position = new Position(row.text("xid"), row.number("id"));
        Slug project = row.findText("project").map(Slug::new).orElse(null);
        var event = new Event(
                position.toString(), project, row.text("topic"), row.json("payload", SUBJECT), row.instant("at"));
        return new Entry(position, row.findUuid("project_id"), row.findUuid("recipient_id"), event);
    }
}
