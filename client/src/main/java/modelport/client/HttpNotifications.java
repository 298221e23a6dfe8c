package modelport.client;

import java.util.UUID;
import modelport.contract.NotificationsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.notification.Notification;
import modelport.contract.notification.NotificationSettings;
import modelport.contract.notification.UnreadCount;
import tools.jackson.core.type.TypeReference;

/** {@link NotificationsApi} over HTTP. */
record HttpNotifications(Http http) implements NotificationsApi {
    @Override
    public Page<Notification> list(boolean unreadOnly, PageRequest page) {
        String path = "notifications?" + Http.paging(page) + "&unread=" + unreadOnly;
        return http.get(path, new TypeReference<Page<Notification>>() {});
    }

    @Override
    public UnreadCount unread() {
        return http.get("notifications/unread", UnreadCount.class);
    }

    @Override
    public void markRead(UUID notification) {
        http.post("notifications/" + notification + "/read");
    }

    @Override
    public void markAllRead() {
        http.post("notifications/read");
    }

    @Override
    public NotificationSettings settings() {
        return http.get("notifications/settings", NotificationSettings.class);
    }

    @Override
    public NotificationSettings setSettings(NotificationSettings settings) {
        return http.put("notifications/settings", settings, NotificationSettings.class);
    }
}
