package modelport.server.notification.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.notification.Notification;
import modelport.contract.notification.NotificationSettings;
import modelport.contract.notification.UnreadCount;
import modelport.server.access.Caller;
import modelport.server.http.Languages;
import modelport.server.http.Paging;
import modelport.server.notification.NotificationWishes;
import modelport.server.notification.Notifications;
import org.jspecify.annotations.Nullable;

@Secured(SecurityRule.IS_AUTHENTICATED)
@Controller("/api/v1/notifications")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Notifications")
final class NotificationsController {
    private final Notifications notifications;
    private final NotificationWishes wishes;

    NotificationsController(Notifications notifications, NotificationWishes wishes) {
        this.notifications = notifications;
        this.wishes = wishes;
    }

    /**
     * Lists what the caller was told in the last 90 days.
     *
     * @param unread only what the caller has not seen
     * @param limit at most so many, 1 to 200; otherwise 50
     * @param after the {@code next} of the page before
     * @return the newest first
     */
    @Get
    Page<Notification> list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue(defaultValue = "false") boolean unread,
            @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable UUID after) {
        PageRequest page = Paging.request(limit, after == null ? null : after.toString(), null);
        return Paging.page(
                notifications.list(caller, unread, page),
                page,
                notification -> notification.id().toString());
    }

    /**
     * Counts what the caller has not seen.
     *
     * @return the count, at most 1,000
     */
    @Get("/unread")
    UnreadCount unread(@Parameter(hidden = true) Caller caller) {
        return notifications.unread(caller);
    }

    /**
     * Marks one notification as seen.
     *
     * @param notification its identity
     */
    @Post("/{notification}/read")
    @Status(HttpStatus.NO_CONTENT)
    void markRead(@Parameter(hidden = true) Caller caller, UUID notification) {
        notifications.markRead(caller, notification);
    }

    /** Marks everything as seen that the caller was told so far. */
    @Post("/read")
    @Status(HttpStatus.NO_CONTENT)
    void markAllRead(@Parameter(hidden = true) Caller caller) {
        notifications.markAllRead(caller);
    }

    /**
     * Shows how the caller wants to be told.
     *
     * @return address and wish
     */
    @Get("/settings")
    NotificationSettings settings(@Parameter(hidden = true) Caller caller) {
        return wishes.get(caller);
    }

    /**
     * Changes how the caller wants to be told; letters are written in the language of this request.
     *
     * @param settings address and wish
     * @return what holds from now on
     */
    @Put("/settings")
    NotificationSettings set(
            @Parameter(hidden = true) Caller caller,
            @Body NotificationSettings settings,
            @Parameter(hidden = true) HttpRequest<?> request) {
        return wishes.set(caller, settings, Languages.of(request));
    }
}
