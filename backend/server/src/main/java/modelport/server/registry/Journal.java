package modelport.server.registry;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.events.Announcements;

/** Writes down and announces what happens to models and versions, in the transaction in which it happens. */
@Singleton
class Journal {
    private static final Audit.Change NOTHING_TO_SHOW = new Audit.Change(null, null);

    private final Audit audit;
    private final Announcements announcements;

    Journal(Audit audit, Announcements announcements) {
        this.audit = audit;
        this.announcements = announcements;
    }

    void note(Caller caller, UUID project, String what, Map<String, String> subject, Audit.Change change) {
        note(caller.actor(), project, what, subject, change);
    }

    /** What the platform does by itself. */
    void note(UUID project, String what, Map<String, String> subject) {
        note(Audit.Actor.SYSTEM, project, what, subject, NOTHING_TO_SHOW);
    }

    void note(Audit.Actor actor, UUID project, String what, Map<String, String> subject, Audit.Change change) {
        audit.record(actor, project, what, subject, change);
        announcements.announce(project, what, subject);
    }
}
