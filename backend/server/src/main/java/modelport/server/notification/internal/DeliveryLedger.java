package modelport.server.notification.internal;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.notification.Urgency;
import modelport.server.access.Members;
import modelport.server.access.Right;
import modelport.server.audit.Audit;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.notification.Notice;
import modelport.server.notification.Notifications;
import modelport.server.notification.WebhookConfig;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What deliveries are due, and how they went; whoever takes one has it until its next attempt is due. */
@Singleton
class DeliveryLedger {
    private static final Duration MARGIN = Duration.ofSeconds(20);

    /** So many attempts for one webhook run at once on a node. */
    static final int AT_ONCE = 2;

    /** Few of each webhook at a time: one that is slow must not keep the others waiting. */
    private static final String CLAIM = """
            with due as materialized (
                select d.id from webhook w cross join lateral (
                    select id from delivery
                    where webhook_id = w.id and state = 'WAITING' and next_at <= now()
                    order by next_at, id limit %d for update skip locked) d
                where w.enabled and not w.id = any(string_to_array(?, ',')::uuid[]) limit ?)
            update delivery d set attempts = d.attempts + 1, tried_at = ?,
                next_at = now() + ? * interval '1 millisecond'
            from due, webhook w, project p
            where d.id = due.id and w.id = d.webhook_id and p.id = w.project_id
            returning d.id, d.attempts, d.topic, d.subject, d.at, w.id as webhook, w.url, encode(w.secret, 'hex') as secret,
                p.name as project
            """.formatted(AT_ONCE);

    private final Sql sql;
    private final Clock clock;
    private final WebhookConfig config;
    private final Members members;
    private final Notifications notifications;
    private final Audit audit;

    DeliveryLedger(
            Sql sql, Clock clock, WebhookConfig config, Members members, Notifications notifications, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.members = members;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** Takes at most {@code most} deliveries, none of them for webhooks that are {@code busy}. */
    @Transactional
    List<Due> claim(int most, Collection<UUID> busy) {
        return sql.query(
                CLAIM,
                Due::of,
                busy.stream().map(UUID::toString).collect(Collectors.joining(",")),
                most,
                clock.instant(),
                config.limit().plus(MARGIN).toMillis());
    }

    @Transactional
    void delivered(Due due, int status) {
        int changed = sql.update(
                "update delivery set state = 'DELIVERED', status = ?, reason = null, next_at = null "
                        + "where id = ? and state = 'WAITING'",
                status,
                due.id());
        if (changed > 0) {
            sql.update(
                    "update webhook set failures = 0, delivered_at = ? where id = ?", clock.instant(), due.webhook());
        }
    }

    /** Waits for the next attempt, or gives the delivery up; {@code status} is null if there was no answer. */
    @Transactional
    void failed(Due due, @Nullable Integer status, Message reason) {
        List<Duration> waits = config.backOff();
        boolean over = due.attempt() > waits.size();
        long wait = over ? 0 : waits.get(due.attempt() - 1).toMillis();
        int changed = sql.update("""
                update delivery set status = ?::integer, reason = ?, state = case when ? then 'GIVEN_UP' else 'WAITING' end,
                    next_at = case when ? then null else now() + ? * interval '1 millisecond' end
                where id = ? and state = 'WAITING' and attempts = ?
                """, status, new Json(reason), over, over, wait, due.id(), due.attempt());
        if (changed > 0) {
            count(due.webhook());
        }
    }

    private void count(UUID webhook) {
        sql.first(
                        "update webhook set failures = failures + 1 where id = ? returning project_id, url, failures, enabled",
                        Failing::of,
                        webhook)
                .filter(failing -> failing.enabled() && failing.failures() >= config.disableAfter())
                .ifPresent(failing -> disable(webhook, failing));
    }

    private void disable(UUID webhook, Failing failing) {
        sql.update("update webhook set enabled = false, row_version = row_version + 1 where id = ?", webhook);
        Map<String, String> subject = Map.of("webhook", webhook.toString());
        audit.record(
                Audit.Actor.SYSTEM,
                failing.project(),
                "webhook.disabled",
                subject,
                new Audit.Change(null, Map.of("failures", failing.failures())));
        String host =
                WebhookTarget.parse(failing.url()).map(WebhookTarget::host).orElse("");
        Message message = Message.of(
                "notification.webhook-disabled", "host", host, "failures", Integer.toString(failing.failures()));
        notifications.tell(
                new Notice(failing.project(), Urgency.ALERT, message, subject, webhook.toString(), null),
                members.holding(failing.project(), Right.ADMINISTER));
    }

    /** Forgets what has ended long ago. */
    @Transactional
    void sweep() {
        sql.update(
                "delete from delivery where state <> 'WAITING' and at < ?",
                clock.instant().minus(config.keep()));
    }

    /** A delivery in somebody's hands; the secret is sealed, in hexadecimal digits. */
    record Due(
            UUID id,
            int attempt,
            String topic,
            Map<String, String> subject,
            Instant at,
            UUID webhook,
            String url,
            String secret,
            String project) {
        private static final TypeReference<TreeMap<String, String>> SUBJECT = new TypeReference<>() {};

        static Due of(Row row) {
            return new Due(
                    row.uuid("id"),
                    row.integer("attempts"),
                    row.text("topic"),
                    row.json("subject", SUBJECT),
                    row.instant("at"),
                    row.uuid("webhook"),
                    row.text("url"),
                    row.text("secret"),
                    row.text("project"));
        }

        /** The same bytes at every attempt. */
        byte[] body() {
            var body = new TreeMap<String, Object>();
            body.put("type", topic);
            body.put("timestamp", at.toString());
            body.put("data", new TreeMap<>(Map.of("project", project, "subject", new TreeMap<>(subject))));
            return Json.MAPPER.writeValueAsBytes(body);
        }

        @Override
        public String toString() {
            return "Due[" + id + "]";
        }
    }

    private record Failing(UUID project, String url, int failures, boolean enabled) {
        static Failing of(Row row) {
            return new Failing(row.uuid("project_id"), row.text("url"), row.integer("failures"), row.bool("enabled"));
        }
    }
}
