package modelport.server.notification.internal;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.server.database.Ids;
import modelport.server.database.Sql;
import modelport.server.notification.SmtpConfig;

/** Letters in their order; whoever takes one has it until its next attempt is due. */
@Singleton
public class MailQueue {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final String CLAIM = """
            with next as materialized (
                select id from mail where state = 'WAITING' and next_at <= now()
                order by next_at limit 1 for update skip locked)
            update mail m set attempts = m.attempts + 1, next_at = now() + ? * interval '1 millisecond'
            from next where m.id = next.id returning m.id, m.attempts
            """;

    /** Whoever has thought better of it, or may not know any more, gets none. */
    private static final String READ = """
            select m.id, m.attempts, w.email, w.language, p.name as project, n.message, n.subject, n.at
            from mail m
            join notification n on n.id = m.notification_id
            join app_user u on u.id = n.user_id and u.disabled_at is null
            join notification_wish w on w.user_id = n.user_id and w.by_email
            left join project p on p.id = n.project_id
            where m.id = ? and (n.project_id is null or u.instance_role = 'ADMIN' or exists
                (select 1 from member b where b.project_id = n.project_id and b.user_id = n.user_id))
            """;

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final SmtpConfig config;

    MailQueue(Sql sql, Ids ids, Clock clock, SmtpConfig config) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Lets the person have a letter about a notification, if the installation writes letters and the person wants it.
     */
    @Transactional(TxType.MANDATORY)
    public void add(UUID notification, UUID person) {
        if (!config.isOn()) {
            return;
        }
        sql.update("""
                insert into mail (id, notification_id, state, attempts, next_at)
                select ?, ?, 'WAITING', 0, now() from notification_wish where user_id = ? and by_email
                on conflict (notification_id) do nothing
                """, ids.next(), notification, person);
    }

    /** Takes the letter that has waited longest. */
    @Transactional
    Optional<Claimed> claim() {
        long lease = config.limit().multipliedBy(2).plus(MARGIN).toMillis();
        return sql.first(CLAIM, row -> new Claimed(row.uuid("id"), row.integer("attempts")), lease);
    }

    /** What to write; empty if nobody wants it any more. */
    @ReadOnly
    Optional<Letter> letter(Claimed claimed) {
        return sql.first(READ, Letter::of, claimed.id());
    }

    @Transactional
    void sent(Claimed claimed) {
        end(claimed, "SENT");
    }

    @Transactional
    void dropped(Claimed claimed) {
        end(claimed, "DROPPED");
    }

    /** Waits for the next attempt, or gives the letter up; says which. */
    @Transactional
    boolean failed(Claimed claimed, boolean forGood) {
        List<Duration> waits = config.backOff();
        boolean over = forGood || claimed.attempt() > waits.size();
        if (over) {
            end(claimed, "GIVEN_UP");
            return true;
        }
        sql.update(
                "update mail set next_at = now() + ? * interval '1 millisecond' "
                        + "where id = ? and state = 'WAITING' and attempts = ?",
                waits.get(claimed.attempt() - 1).toMillis(),
                claimed.id(),
                claimed.attempt());
        return false;
    }

    private void end(Claimed claimed, String state) {
        sql.update(
                "update mail set state = ?, ended_at = ? where id = ? and state = 'WAITING'",
                state,
                clock.instant(),
                claimed.id());
    }

    /** A letter in somebody's hands. */
    record Claimed(UUID id, int attempt) {}
}
