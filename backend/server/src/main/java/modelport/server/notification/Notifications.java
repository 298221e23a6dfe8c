package modelport.server.notification;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.InstanceRole;
import modelport.contract.notification.Notification;
import modelport.contract.notification.UnreadCount;
import modelport.contract.notification.Urgency;
import modelport.server.access.Caller;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.events.Announcements;
import modelport.server.notification.internal.MailQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Tells people what happened, in the transaction in which it happens, and remembers whether they saw it. */
@Singleton
public class Notifications {
    private static final int MOST_UNREAD = 1_000;
    private static final Duration KEEP = Duration.ofDays(90);
    private static final TypeReference<Map<String, String>> SUBJECT = new TypeReference<>() {};

    /** Two things about one thing in one transaction are one: the more urgent one. */
    private static final String INSERT = """
            insert into notification (id, user_id, project_id, urgency, message, subject, thing, at)
            values (?, ?, ?::uuid, ?, ?, ?, ?, ?)
            on conflict (user_id, thing, xid) do update
                set urgency = excluded.urgency, message = excluded.message, subject = excluded.subject
                where array_position(array['NEWS', 'ACTION', 'ALERT'], excluded.urgency::text)
                    > array_position(array['NEWS', 'ACTION', 'ALERT'], notification.urgency::text)
            returning id
            """;

    /** Whoever has left a project hears no more of it, and a token for one project opens no other one. */
    private static final String MINE = """
            from notification n left join project p on p.id = n.project_id
            where n.user_id = ? and (n.project_id is null or ? or exists
                    (select 1 from member m where m.project_id = n.project_id and m.user_id = n.user_id))
                and (?::uuid is null or n.project_id = ?::uuid)
            """;

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Announcements announcements;
    private final MailQueue mail;

    Notifications(Sql sql, Ids ids, Clock clock, Announcements announcements, MailQueue mail) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.announcements = announcements;
        this.mail = mail;
    }

    /** Tells everybody who is named, except for whoever did it; the notice is heard when the transaction commits. */
    @Transactional(TxType.MANDATORY)
    public void tell(Notice notice, Collection<String> usernames) {
        var others = new TreeSet<>(usernames);
        if (notice.by() != null) {
            others.remove(notice.by());
        }
        sql.query(
                        "select id from app_user where disabled_at is null "
                                + "and username = any(string_to_array(?, ',')) order by id",
                        row -> row.uuid("id"),
                        String.join(",", others))
                .forEach(person -> tell(notice, person));
    }

    /** The newest first, and one more than the page wants. */
    @ReadOnly
    public List<Notification> list(Caller caller, boolean unreadOnly, PageRequest page) {
        return sql.query(
                "select n.id, p.name as project, n.urgency, n.message, n.subject, n.at, n.read_at " + MINE
                        + " and (not ? or n.read_at is null) and (?::uuid is null or n.id < ?::uuid) "
                        + "order by n.id desc limit ?",
                Notifications::notification,
                caller.userId(),
                isEverywhere(caller),
                onlyProject(caller),
                onlyProject(caller),
                unreadOnly,
                page.after(),
                page.after(),
                page.limit() + 1);
    }

    @ReadOnly
    public UnreadCount unread(Caller caller) {
        return sql.first(
                        "select count(*)::integer as unread from (select 1 " + MINE
                                + " and n.read_at is null limit ?) as unseen",
                        row -> new UnreadCount(row.integer("unread")),
                        caller.userId(),
                        isEverywhere(caller),
                        onlyProject(caller),
                        onlyProject(caller),
                        MOST_UNREAD)
                .orElseThrow();
    }

    /** Remembers that the caller saw it. */
    @Transactional
    public void markRead(Caller caller, UUID notification) {
        boolean mine = sql.first(
                        "select n.id " + MINE + " and n.id = ?",
                        row -> row.uuid("id"),
                        caller.userId(),
                        isEverywhere(caller),
                        onlyProject(caller),
                        onlyProject(caller),
                        notification)
                .isPresent();
        if (!mine) {
            throw new ProblemException(new Problem.NotFound("notification", notification.toString()));
        }
        int changed = sql.update(
                "update notification set read_at = ? where id = ? and read_at is null", clock.instant(), notification);
        announceRead(caller, changed);
    }

    /** Remembers that the caller saw everything there is so far. */
    @Transactional
    public void markAllRead(Caller caller) {
        int changed = sql.update(
                "update notification set read_at = ? where user_id = ? and read_at is null "
                        + "and (?::uuid is null or project_id = ?::uuid)",
                clock.instant(),
                caller.userId(),
                onlyProject(caller),
                onlyProject(caller));
        announceRead(caller, changed);
    }

    /** Forgets what is older than a season. */
    @Scheduled(fixedDelay = "1h", initialDelay = "6m")
    @Transactional
    void sweep() {
        sql.update("delete from notification where at < ?", clock.instant().minus(KEEP));
    }

    private void tell(Notice notice, UUID person) {
        UUID id = ids.next();
        Optional<UUID> written = sql.first(
                INSERT,
                row -> row.uuid("id"),
                id,
                person,
                notice.project(),
                notice.urgency(),
                new Json(notice.message()),
                new Json(notice.subject()),
                notice.thing(),
                clock.instant());
        if (written.isEmpty()) {
            return;
        }
        if (notice.urgency() != Urgency.NEWS) {
            mail.add(written.get(), person);
        }
        if (written.get().equals(id)) {
            announcements.announceTo(
                    person,
                    notice.project(),
                    "notification.added",
                    Map.of(
                            "notification",
                            id.toString(),
                            "urgency",
                            notice.urgency().name()));
        }
    }

    /** The caller's other windows count again. */
    private void announceRead(Caller caller, int changed) {
        if (changed > 0) {
            announcements.announceTo(
                    caller.userId(),
                    caller.onlyProject().orElse(null),
                    "notification.read",
                    Map.of("count", Integer.toString(changed)));
        }
    }

    private static boolean isEverywhere(Caller caller) {
        return caller.role() == InstanceRole.ADMIN;
    }

    private static @Nullable UUID onlyProject(Caller caller) {
        return caller.onlyProject().orElse(null);
    }

    private static Notification notification(Row row) {
        return new Notification(
                row.uuid("id"),
                row.findText("project").map(Slug::new).orElse(null),
                row.constant("urgency", Urgency.class),
                row.json("message", Message.class),
                row.json("subject", SUBJECT),
                row.instant("at"),
                row.findInstant("read_at").isPresent());
    }
}
