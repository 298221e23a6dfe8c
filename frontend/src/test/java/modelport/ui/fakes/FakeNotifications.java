package modelport.ui.fakes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import modelport.contract.Message;
import modelport.contract.NotificationsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.notification.Notification;
import modelport.contract.notification.NotificationSettings;
import modelport.contract.notification.UnreadCount;
import modelport.contract.notification.Urgency;

/** What people were told, in memory; everybody is told the same. */
public final class FakeNotifications implements NotificationsApi {
    private final List<Notification> told = new CopyOnWriteArrayList<>();
    private final FakeEvents events;
    private NotificationSettings settings = new NotificationSettings(null, false, true);

    FakeNotifications(FakeEvents events) {
        this.events = events;
    }

    /** Tells something new, at once. */
    public void tell(Urgency urgency, Message message, Map<String, String> subject) {
        put(urgency, message, subject, FakeModelport.now(), false);
        events.tell("notification.added", Map.of());
    }

    /** What was told before. */
    public void put(Urgency urgency, Message message, Map<String, String> subject, Instant at, boolean read) {
        told.add(new Notification(UUID.randomUUID(), new Slug("storefront"), urgency, message, subject, at, read));
    }

    /** Whether this installation can write e-mail. */
    public void mail(boolean available) {
        settings = new NotificationSettings(settings.email(), settings.byEmail(), available);
    }

    @Override
    public Page<Notification> list(boolean unreadOnly, PageRequest page) {
        List<Notification> found = told.reversed().stream()
                .filter(each -> !unreadOnly || !each.read())
                .toList();
        return Keyset.page(found, page, each -> each.id().toString());
    }

    @Override
    public UnreadCount unread() {
        return new UnreadCount(
                Math.toIntExact(told.stream().filter(each -> !each.read()).count()));
    }

    @Override
    public void markRead(UUID notification) {
        if (told.stream().noneMatch(each -> each.id().equals(notification))) {
            throw new ProblemException(new Problem.NotFound("notification", notification.toString()));
        }
        told.replaceAll(each -> each.id().equals(notification) ? read(each) : each);
    }

    @Override
    public void markAllRead() {
        told.replaceAll(FakeNotifications::read);
    }

    @Override
    public NotificationSettings settings() {
        return settings;
    }

    @Override
    public NotificationSettings setSettings(NotificationSettings wanted) {
        settings = new NotificationSettings(wanted.email(), wanted.byEmail(), settings.emailAvailable());
        return settings;
    }

    private static Notification read(Notification each) {
        return new Notification(
                each.id(), each.project(), each.urgency(), each.message(), each.subject(), each.at(), true);
    }
}
