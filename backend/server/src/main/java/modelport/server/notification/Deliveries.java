package modelport.server.notification;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.notification.Delivery;
import modelport.contract.notification.DeliveryState;
import modelport.contract.notification.Webhook;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.notification.internal.WebhookRows;
import tools.jackson.core.type.TypeReference;

/** Shows what a webhook was told, and tells it again. */
@Singleton
public class Deliveries {
    private static final TypeReference<Map<String, String>> SUBJECT = new TypeReference<>() {};
    private static final String SELECT =
            "select d.id, d.topic, d.subject, d.state, d.attempts, d.status::bigint as status, d.reason, d.at, "
                    + "d.tried_at, d.next_at from delivery d where d.webhook_id = ?";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final WebhookRows webhooks;
    private final Audit audit;

    Deliveries(Sql sql, Ids ids, Clock clock, WebhookRows webhooks, Audit audit) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.webhooks = webhooks;
        this.audit = audit;
    }

    /** The newest first, and one more than the page wants. */
    @ReadOnly
    public List<Delivery> list(ProjectRef project, UUID webhook, PageRequest page) {
        return sql.query(
                SELECT + " and (?::uuid is null or d.id < ?::uuid) order by d.id desc limit ?",
                Deliveries::delivery,
                webhooks.get(project, webhook).id(),
                page.after(),
                page.after(),
                page.limit() + 1);
    }

    /** Tells the webhook, and nobody else, that it was tested. */
    @Transactional
    public Delivery test(Caller caller, ProjectRef project, UUID webhook) {
        requireOn(webhooks.get(project, webhook));
        UUID id = ids.next();
        sql.update(
                "insert into delivery (id, webhook_id, topic, subject, at, state, attempts, next_at) "
                        + "values (?, ?, 'webhook.tested', ?, ?, 'WAITING', 0, now())",
                id,
                webhook,
                new Json(Map.of("webhook", webhook.toString(), "user", caller.username())),
                clock.instant());
        return get(webhook, id);
    }

    /** Tells the webhook once more, under the same identity. */
    @Transactional
    public Delivery again(Caller caller, ProjectRef project, UUID webhook, UUID delivery) {
        requireOn(webhooks.get(project, webhook));
        Delivery before = get(webhook, delivery);
        sql.update("update delivery set state = 'WAITING', attempts = 0, next_at = now() where id = ?", before.id());
        audit.record(
                caller.actor(),
                project.id(),
                "webhook.redelivered",
                Map.of("webhook", webhook.toString(), "delivery", delivery.toString()));
        return get(webhook, delivery);
    }

    private Delivery get(UUID webhook, UUID delivery) {
        return sql.first(SELECT + " and d.id = ?", Deliveries::delivery, webhook, delivery)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("delivery", delivery.toString())));
    }

    private static void requireOn(Webhook webhook) {
        if (!webhook.enabled()) {
            throw new ProblemException(new Problem.Conflict(Message.of("notification.webhook-off")));
        }
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.uuid("id"),
                row.text("topic"),
                row.json("subject", SUBJECT),
                row.constant("state", DeliveryState.class),
                row.integer("attempts"),
                row.findNumber("status").map(Long::intValue).orElse(null),
                row.findJson("reason", Message.class).orElse(null),
                row.instant("at"),
                row.findInstant("tried_at").orElse(null),
                row.findInstant("next_at").orElse(null));
    }
}
