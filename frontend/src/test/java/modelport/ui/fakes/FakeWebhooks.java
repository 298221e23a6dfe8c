package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.WebhooksApi;
import modelport.contract.notification.Delivery;
import modelport.contract.notification.DeliveryState;
import modelport.contract.notification.IssuedWebhook;
import modelport.contract.notification.NewWebhook;
import modelport.contract.notification.Webhook;
import modelport.contract.notification.WebhookChange;
import org.jspecify.annotations.Nullable;

/** Webhooks in memory: whatever is sent arrives, unless its address says "down". */
public final class FakeWebhooks implements WebhooksApi {
    public static final String SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private final List<Webhook> webhooks = new CopyOnWriteArrayList<>();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    private record Sent(UUID webhook, Delivery delivery) {}

    /** Puts one there with what happened to it before. */
    public void put(Webhook webhook) {
        webhooks.add(webhook);
    }

    /** Puts a delivery there; the newest last. */
    public void put(UUID webhook, Delivery delivery) {
        sent.add(new Sent(webhook, delivery));
    }

    @Override
    public List<Webhook> list(Slug project) {
        return List.copyOf(webhooks);
    }

    @Override
    public IssuedWebhook add(Slug project, NewWebhook wanted) {
        if (!wanted.url().startsWith("https://")) {
            throw new ProblemException(
                    Problem.Invalid.field("url", "release.parameter-value", "parameter", "url", "allowed", "https"));
        }
        var webhook = new Webhook(
                UUID.randomUUID(), wanted.url(), wanted.events(), true, "ada", FakeModelport.now(), null, 0, 1);
        webhooks.add(webhook);
        return new IssuedWebhook(webhook, SECRET);
    }

    @Override
    public Webhook change(Slug project, UUID id, long rowVersion, WebhookChange change) {
        Webhook old = find(id);
        if (old.rowVersion() != rowVersion) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        var changed = new Webhook(
                id,
                Objects.requireNonNullElse(change.url(), old.url()),
                Objects.requireNonNullElse(change.events(), old.events()),
                Objects.requireNonNullElse(change.enabled(), old.enabled()),
                old.createdBy(),
                old.createdAt(),
                old.deliveredAt(),
                old.failures(),
                rowVersion + 1);
        webhooks.replaceAll(each -> each.id().equals(id) ? changed : each);
        return changed;
    }

    @Override
    public void remove(Slug project, UUID id) {
        find(id);
        webhooks.removeIf(each -> each.id().equals(id));
        sent.removeIf(each -> each.webhook().equals(id));
    }

    @Override
    public Delivery test(Slug project, UUID id) {
        return send(find(id), "webhook.tested", Map.of("webhook", id.toString()));
    }

    @Override
    public Page<Delivery> deliveries(Slug project, UUID id, PageRequest page) {
        find(id);
        List<Delivery> all = sent.reversed().stream()
                .filter(each -> each.webhook().equals(id))
                .map(Sent::delivery)
                .toList();
        return Keyset.page(all, page, each -> each.id().toString());
    }

    @Override
    public Delivery redeliver(Slug project, UUID id, UUID delivery) {
        Delivery old = sent.stream()
                .map(Sent::delivery)
                .filter(each -> each.id().equals(delivery))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("delivery", delivery.toString())));
        return send(find(id), old.topic(), old.subject());
    }

    /** A delivery as it may have gone. */
    public static Delivery delivery(
            String topic,
            Map<String, String> subject,
            DeliveryState state,
            int attempts,
            @Nullable Integer status,
            @Nullable Message reason,
            Instant at) {
        Instant next = state == DeliveryState.WAITING ? FakeModelport.now().plus(Duration.ofMinutes(14)) : null;
        return new Delivery(
                UUID.randomUUID(), topic, subject, state, attempts, status, reason, at, at.plusSeconds(1), next);
    }

    private Delivery send(Webhook webhook, String topic, Map<String, String> subject) {
        boolean down = webhook.url().contains("down");
        Delivery made = delivery(
                topic,
                subject,
                down ? DeliveryState.WAITING : DeliveryState.DELIVERED,
                1,
                down ? 503 : 204,
                null,
                FakeModelport.now());
        sent.add(new Sent(webhook.id(), made));
        return made;
    }

    private Webhook find(UUID id) {
        return webhooks.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("webhook", id.toString())));
    }
}
