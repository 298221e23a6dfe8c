package modelport.server.tuning;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import modelport.server.audit.Audit;
import modelport.server.events.Announcements;

/** Writes down and announces what happens to tunings, in the transaction in which it happens. */
@Singleton
class Journal {
    private static final String CHANGED = "tuning.changed";
    private static final Audit.Change NOTHING_TO_SHOW = new Audit.Change(null, null);

    private final Audit audit;
    private final Announcements announcements;

    Journal(Audit audit, Announcements announcements) {
        this.audit = audit;
        this.announcements = announcements;
    }

    void note(Audit.Actor actor, UUID project, String what, Map<String, String> subject, Audit.Change change) {
        audit.record(actor, project, what, subject, change);
        announce(project, subject);
    }

    /** What the platform does by itself. */
    void note(UUID project, String what, Map<String, String> subject) {
        note(Audit.Actor.SYSTEM, project, what, subject, NOTHING_TO_SHOW);
    }

    /** A step on the way, which is not worth an entry. */
    void announce(UUID project, Map<String, String> subject) {
        announcements.announce(project, CHANGED, subject);
    }
}
