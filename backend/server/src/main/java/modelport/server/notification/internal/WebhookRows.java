package modelport.server.notification.internal;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.notification.NewWebhook;
import modelport.contract.notification.Webhook;
import modelport.contract.notification.WebhookChange;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.http.EntityTags;
import modelport.server.notification.WebhookConfig;
import tools.jackson.core.type.TypeReference;

/** Rows of webhooks, and who changed them. */
@Singleton
public class WebhookRows {
    private static final TypeReference<List<String>> TOPICS = new TypeReference<>() {};
    private static final String SELECT =
            "select id, url, events, enabled, created_by, created_at, delivered_at, failures, row_version "
                    + "from webhook where project_id = ?";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;
    private final WebhookConfig config;

    WebhookRows(Sql sql, Ids ids, Clock clock, Audit audit, WebhookConfig config) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.config = config;
    }

    public UUID nextId() {
        return ids.next();
    }

    @ReadOnly
    public List<Webhook> list(ProjectRef project) {
        return sql.query(SELECT + " order by id", WebhookRows::webhook, project.id());
    }

    @ReadOnly
    public Webhook get(ProjectRef project, UUID id) {
        return sql.first(SELECT + " and id = ?", WebhookRows::webhook, project.id(), id)
                .orElseThrow(() -> absent(id));
    }

    @Transactional
    public Webhook add(Caller caller, ProjectRef project, UUID id, NewWebhook webhook, byte[] sealed) {
        // Locked, so that nobody else counts at the same time.
        sql.query("select id from project where id = ? for no key update", row -> row.uuid("id"), project.id());
        if (list(project).size() >= config.most()) {
            throw new ProblemException(new Problem.Conflict(
                    Message.of("notification.webhooks-full", "max", Integer.toString(config.most()))));
        }
        sql.update(
                """
                insert into webhook (id, project_id, url, secret, events, enabled, created_by, created_at, failures, row_version)
                values (?, ?, ?, ?, ?, true, ?, ?, 0, 0)
                """,
                id,
                project.id(),
                webhook.url(),
                sealed,
                new Json(webhook.events()),
                caller.username(),
                clock.instant());
        note(
                caller,
                project,
                "webhook.added",
                id,
                new Audit.Change(null, shown(webhook.url(), webhook.events(), true)));
        return get(project, id);
    }

    /** What is null in the change stays as it is; whoever is switched on again begins anew. */
    @Transactional
    public Webhook change(Caller caller, ProjectRef project, UUID id, long rowVersion, WebhookChange change) {
        Webhook before = locked(project, id);
        if (before.rowVersion() != rowVersion) {
            throw EntityTags.stale();
        }
        String url = change.url() == null ? before.url() : change.url();
        List<String> events = change.events() == null ? before.events() : change.events();
        boolean enabled = change.enabled() == null ? before.enabled() : change.enabled();
        sql.update(
                "update webhook set url = ?, events = ?, enabled = ?, row_version = row_version + 1, "
                        + "failures = case when ? then 0 else failures end where id = ?",
                url,
                new Json(events),
                enabled,
                enabled && !before.enabled(),
                id);
        var shown =
                new Audit.Change(shown(before.url(), before.events(), before.enabled()), shown(url, events, enabled));
        note(caller, project, "webhook.changed", id, shown);
        return get(project, id);
    }

    @Transactional
    public void remove(Caller caller, ProjectRef project, UUID id) {
        Webhook before = locked(project, id);
        sql.update("delete from webhook where id = ?", id);
        var shown = new Audit.Change(shown(before.url(), before.events(), before.enabled()), null);
        note(caller, project, "webhook.removed", id, shown);
    }

    private Webhook locked(ProjectRef project, UUID id) {
        return sql.first(SELECT + " and id = ? for update", WebhookRows::webhook, project.id(), id)
                .orElseThrow(() -> absent(id));
    }

    private void note(Caller caller, ProjectRef project, String action, UUID id, Audit.Change change) {
        audit.record(caller.actor(), project.id(), action, Map.of("webhook", id.toString()), change);
    }

    private static Map<String, Object> shown(String url, List<String> events, boolean enabled) {
        return Map.of("url", url, "events", events, "enabled", enabled);
    }

    private static ProblemException absent(UUID id) {
        return new ProblemException(new Problem.NotFound("webhook", id.toString()));
    }

    private static Webhook webhook(Row row) {
        return new Webhook(
                row.uuid("id"),
                row.text("url"),
                row.json("events", TOPICS),
                row.bool("enabled"),
                row.text("created_by"),
                row.instant("created_at"),
                row.findInstant("delivered_at").orElse(null),
                row.integer("failures"),
                row.number("row_version"));
    }
}
