package modelport.contract;

import java.util.UUID;
import modelport.contract.notification.Notification;
import modelport.contract.notification.NotificationSettings;
import modelport.contract.notification.UnreadCount;

/** What the caller was told. A new one comes as an event {@code notification.added} to that person alone. */
public interface NotificationsApi {
    /** The newest first. */
    Page<Notification> list(boolean unreadOnly, PageRequest page);

    UnreadCount unread();

    void markRead(UUID notification);

    void markAllRead();

    NotificationSettings settings();

    NotificationSettings setSettings(NotificationSettings settings);
}
