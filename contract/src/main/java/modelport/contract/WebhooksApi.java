package modelport.contract;

import java.util.List;
import java.util.UUID;
import modelport.contract.notification.Delivery;
import modelport.contract.notification.IssuedWebhook;
import modelport.contract.notification.NewWebhook;
import modelport.contract.notification.Webhook;
import modelport.contract.notification.WebhookChange;

/** Addresses that are told what happens in a project; for its administrators. */
public interface WebhooksApi {
    List<Webhook> list(Slug project);

    /** Its secret is shown this once. */
    IssuedWebhook add(Slug project, NewWebhook webhook);

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    Webhook change(Slug project, UUID webhook, long rowVersion, WebhookChange change);

    void remove(Slug project, UUID webhook);

    /** Sends an event {@code webhook.tested} to it. */
    Delivery test(Slug project, UUID webhook);

    /** The newest first. */
    Page<Delivery> deliveries(Slug project, UUID webhook, PageRequest page);

    /** Sends it once more. */
    Delivery redeliver(Slug project, UUID webhook, UUID delivery);
}
