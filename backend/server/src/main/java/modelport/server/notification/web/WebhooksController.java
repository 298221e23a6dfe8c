package modelport.server.notification.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.notification.Delivery;
import modelport.contract.notification.IssuedWebhook;
import modelport.contract.notification.NewWebhook;
import modelport.contract.notification.Webhook;
import modelport.contract.notification.WebhookChange;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.notification.Deliveries;
import modelport.server.notification.Webhooks;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/projects/{project}/webhooks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Webhooks")
final class WebhooksController {
    private final Projects projects;
    private final Webhooks webhooks;
    private final Deliveries deliveries;

    WebhooksController(Projects projects, Webhooks webhooks, Deliveries deliveries) {
        this.projects = projects;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /**
     * Lists which addresses are told what happens in a project; for its administrators, like everything here.
     *
     * @param project the project's name
     * @return in the order in which they were made
     */
    @Get
    List<Webhook> list(@Parameter(hidden = true) Caller caller, Slug project) {
        return webhooks.list(administered(caller, project));
    }

    /**
     * Makes a webhook.
     *
     * @param project the project's name
     * @param webhook its address and topics
     * @return the webhook with its secret, which is shown this once
     */
    @Post
    HttpResponse<IssuedWebhook> add(@Parameter(hidden = true) Caller caller, Slug project, @Body NewWebhook webhook) {
        return HttpResponse.created(webhooks.add(caller, administered(caller, project), webhook));
    }

    /**
     * Changes a webhook; If-Match names its row version. Switched on again, it begins without failures.
     *
     * @param project the project's name
     * @param webhook its identity
     * @param change what shall be another
     * @return the webhook
     */
    @Patch("/{webhook}")
    HttpResponse<Webhook> change(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            UUID webhook,
            @Body WebhookChange change,
            @Parameter(hidden = true) HttpRequest<?> request) {
        ProjectRef found = administered(caller, project);
        Webhook changed = webhooks.change(caller, found, webhook, EntityTags.required(request), change);
        return EntityTags.tagged(changed, changed.rowVersion());
    }

    /**
     * Takes a webhook away, with its deliveries.
     *
     * @param project the project's name
     * @param webhook its identity
     */
    @Delete("/{webhook}")
    @Status(HttpStatus.NO_CONTENT)
    void remove(@Parameter(hidden = true) Caller caller, Slug project, UUID webhook) {
        webhooks.remove(caller, administered(caller, project), webhook);
    }

    /**
     * Sends an event {@code webhook.tested} to a webhook, and to no other.
     *
     * @param project the project's name
     * @param webhook its identity
     * @return the delivery, which is on its way
     */
    @Post("/{webhook}/test")
    Delivery test(@Parameter(hidden = true) Caller caller, Slug project, UUID webhook) {
        return deliveries.test(caller, administered(caller, project), webhook);
    }

    /**
     * Lists what a webhook was told, or shall be.
     *
     * @param project the project's name
     * @param webhook its identity
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest first
     */
    @Get("/{webhook}/deliveries")
    Page<Delivery> deliveries(
            @Parameter(hidden = true) Caller caller,
            Slug project,
            UUID webhook,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable UUID after) {
        ProjectRef found = administered(caller, project);
        PageRequest page = Paging.request(limit, after == null ? null : after.toString(), null);
        return Paging.page(
                deliveries.list(found, webhook, page),
                page,
                delivery -> delivery.id().toString());
    }

    /**
     * Tells a webhook once more, under the same identity.
     *
     * @param project the project's name
     * @param webhook its identity
     * @param delivery what it shall be told
     * @return the delivery, which is on its way
     */
    @Post("/{webhook}/deliveries/{delivery}/redeliver")
    Delivery redeliver(@Parameter(hidden = true) Caller caller, Slug project, UUID webhook, UUID delivery) {
        return deliveries.again(caller, administered(caller, project), webhook, delivery);
    }

    private ProjectRef administered(Caller caller, Slug project) {
        return projects.require(caller, project, Right.ADMINISTER);
    }
}
