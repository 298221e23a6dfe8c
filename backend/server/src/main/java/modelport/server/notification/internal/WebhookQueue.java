package modelport.server.notification.internal;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.server.database.Ids;
import modelport.server.database.Row;
import modelport.server.database.Sql;

/**
 * Turns events into deliveries: reads the outbox in the order that never skips one, and moves on in the transaction
 * that writes the deliveries, so that each event is queued once for each webhook that wants it.
 */
@Singleton
class WebhookQueue {
    private static final int BATCH = 500;

    private static final String TURN =
            "select xid::text as xid, row_id from webhook_position where one for update skip locked";

    private static final String READ = """
            select o.id, o.xid::text as xid, o.topic, o.payload::text as subject, o.at, w.id as webhook
            from (select * from outbox where (xid, id) > (?::xid8, ?) and xid < pg_snapshot_xmin(pg_current_snapshot())
                order by xid, id limit %d) o
            left join webhook w on w.project_id = o.project_id and w.enabled and w.created_at <= o.at
                and o.recipient_id is null and (w.events = '[]' or exists (
                    select 1 from jsonb_array_elements_text(w.events) beginning where starts_with(o.topic, beginning)))
            order by o.xid, o.id, w.id
            """.formatted(BATCH);

    private final Sql sql;
    private final Ids ids;

    WebhookQueue(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /** Queues what happened since the last time; false if nothing did, or another node is at it. */
    @Transactional
    boolean advance() {
        Optional<Position> position = sql.first(TURN, row -> new Position(row.text("xid"), row.number("row_id")));
        return position.map(this::advance).orElse(false);
    }

    private boolean advance(Position from) {
        List<Wanted> events = sql.query(READ, Wanted::of, from.transaction(), from.row());
        if (events.isEmpty()) {
            return false;
        }
        events.forEach(event -> event.webhook().ifPresent(webhook -> queue(event, webhook)));
        Position last = events.getLast().position();
        sql.update("update webhook_position set xid = ?::xid8, row_id = ?", last.transaction(), last.row());
        return true;
    }

    private void queue(Wanted event, UUID webhook) {
        sql.update("""
                insert into delivery (id, webhook_id, outbox_id, topic, subject, at, state, attempts, next_at)
                values (?, ?, ?, ?, ?::jsonb, ?, 'WAITING', 0, now()) on conflict (webhook_id, outbox_id) do nothing
                """, ids.next(), webhook, event.position().row(), event.topic(), event.subject(), event.at());
    }

    /** How far the outbox was read. */
    private record Position(String transaction, long row) {}

    /** An event, once for each webhook that wants it, or once without any. */
    private record Wanted(Position position, String topic, String subject, Instant at, Optional<UUID> webhook) {
        static Wanted of(Row row) {
            return new Wanted(
                    new Position(row.text("xid"), row.number("id")),
                    row.text("topic"),
                    row.text("subject"),
                    row.instant("at"),
                    row.findUuid("webhook"));
        }
    }
}
