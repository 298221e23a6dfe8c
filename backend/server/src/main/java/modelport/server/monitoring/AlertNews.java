package modelport.server.monitoring;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.monitoring.Severity;
import modelport.contract.notification.Urgency;
import modelport.server.access.Members;
import modelport.server.access.Right;
import modelport.server.monitoring.internal.AlertRow;
import modelport.server.notification.Notice;
import modelport.server.notification.Notifications;
import org.jspecify.annotations.Nullable;

/** Tells members of a project about its alerts: those who can do something about them. */
@Singleton
class AlertNews {
    private final Notifications notifications;
    private final Members members;

    AlertNews(Notifications notifications, Members members) {
        this.notifications = notifications;
        this.members = members;
    }

    /** It opened, or is worse than it was. */
    @Transactional(TxType.MANDATORY)
    void raised(AlertRow alert, Message message) {
        tell(alert, urgency(alert.severity()), message, null);
    }

    /** It is over. */
    @Transactional(TxType.MANDATORY)
    void resolved(AlertRow alert, Message message, @Nullable String by) {
        tell(alert, Urgency.NEWS, message, by);
    }

    private void tell(AlertRow alert, Urgency urgency, Message message, @Nullable String by) {
        var people = new HashSet<>(members.holding(alert.subject().project(), Right.WRITE));
        people.addAll(members.holding(alert.subject().project(), Right.DEPLOY));
        notifications.tell(
                new Notice(
                        alert.subject().project(),
                        urgency,
                        message,
                        subject(alert),
                        alert.id().toString(),
                        by),
                people);
    }

    /** What events, audit entries and notices about an alert say. */
    static Map<String, String> subject(AlertRow alert) {
        var subject = new HashMap<String, String>();
        subject.put("alert", alert.id().toString());
        subject.put("monitor", alert.subject().monitor().toString());
        subject.put("endpoint", alert.subject().endpoint().value());
        subject.put("model", alert.subject().model().value());
        subject.put("version", Integer.toString(alert.subject().version()));
        subject.put("kind", alert.kind().name());
        subject.put("severity", alert.severity().name());
        subject.put("state", alert.state().name());
        return subject;
    }

    private static Urgency urgency(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Urgency.ALERT;
            case WARNING -> Urgency.ACTION;
            case INFO -> Urgency.NEWS;
        };
    }
}
