package modelport.server.monitoring;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.events.Announcements;
import modelport.server.monitoring.internal.MonitorRow;

/** Writes down and announces what happens to monitors and alerts, in the transaction in which it happens. */
@Singleton
class Journal {
    private final Audit audit;
    private final Announcements announcements;

    Journal(Audit audit, Announcements announcements) {
        this.audit = audit;
        this.announcements = announcements;
    }

    /** What somebody did. */
    void note(Caller caller, UUID project, String what, Map<String, String> subject, Audit.Change change) {
        audit.record(caller.actor(), project, what, subject, change);
        announcements.announce(project, what, subject);
    }

    /** What the platform saw, which is worth no entry. */
    void announce(UUID project, String what, Map<String, String> subject) {
        announcements.announce(project, what, subject);
    }

    /** What events, audit entries and jobs about a monitor say. */
    static Map<String, String> subject(MonitorRow monitor) {
        return Map.of(
                "endpoint",
                monitor.place().endpoint().value(),
                "model",
                monitor.place().model().value(),
                "monitor",
                monitor.id().toString());
    }
}
