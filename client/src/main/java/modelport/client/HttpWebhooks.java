package modelport.client;

import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.WebhooksApi;
import modelport.contract.notification.Delivery;
import modelport.contract.notification.IssuedWebhook;
import modelport.contract.notification.NewWebhook;
import modelport.contract.notification.Webhook;
import modelport.contract.notification.WebhookChange;
import tools.jackson.core.type.TypeReference;

/** {@link WebhooksApi} over HTTP. */
record HttpWebhooks(Http http) implements WebhooksApi {
    @Override
    public List<Webhook> list(Slug project) {
        return http.get(path(project), new TypeReference<List<Webhook>>() {});
    }

    @Override
    public IssuedWebhook add(Slug project, NewWebhook webhook) {
        return http.post(path(project), webhook, IssuedWebhook.class);
    }

    @Override
    public Webhook change(Slug project, UUID webhook, long rowVersion, WebhookChange change) {
        return http.patch(path(project, webhook), rowVersion, change, Webhook.class);
    }

    @Override
    public void remove(Slug project, UUID webhook) {
        http.delete(path(project, webhook));
    }

    @Override
    public Delivery test(Slug project, UUID webhook) {
        return http.post(path(project, webhook) + "/test", Delivery.class);
    }

    @Override
    public Page<Delivery> deliveries(Slug project, UUID webhook, PageRequest page) {
        String path = path(project, webhook) + "/deliveries?" + Http.paging(page);
        return http.get(path, new TypeReference<Page<Delivery>>() {});
    }

    @Override
    public Delivery redeliver(Slug project, UUID webhook, UUID delivery) {
        return http.post(path(project, webhook) + "/deliveries/" + delivery + "/redeliver", Delivery.class);
    }

    private static String path(Slug project) {
        return "projects/" + project + "/webhooks";
    }

    private static String path(Slug project, UUID webhook) {
        return path(project) + "/" + webhook;
    }
}
