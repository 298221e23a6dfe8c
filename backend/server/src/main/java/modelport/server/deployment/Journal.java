package modelport.server.deployment;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.events.Announcements;
import modelport.server.release.ReleaseRef;

/** Writes down and announces what happens to endpoints, in the transaction in which it happens. */
@Singleton
class Journal {
    private final Audit audit;
    private final Announcements announcements;

    Journal(Audit audit, Announcements announcements) {
        this.audit = audit;
        this.announcements = announcements;
    }

    void made(Caller caller, UUID project, Slug endpoint, Slug model) {
        note(caller, project, "endpoint.made", endpoint, model);
    }

    void deleted(Caller caller, UUID project, Slug endpoint, Slug model) {
        note(caller, project, "endpoint.deleted", endpoint, model);
    }

    /** Its engine is started again. */
    void restarted(Caller caller, UUID project, Slug endpoint, Slug model) {
        note(caller, project, "endpoint.restarted", endpoint, model);
    }

    /** Its engine ended too often, and is not started any more. */
    void quarantined(Route route, Message reason) {
        audit.record(
                Audit.Actor.SYSTEM,
                route.project(),
                "endpoint.quarantined",
                subject(route),
                new Audit.Change(null, reason));
        announcements.announce(route.project(), "endpoint.quarantined", subject(route));
    }

    /** What events, audit entries and notices about what serves somewhere say. */
    static Map<String, String> subject(Route route) {
        return Map.of(
                "endpoint",
                route.endpoint().value(),
                "model",
                route.model().value(),
                "version",
                Integer.toString(route.version()));
    }

    /** What stands behind it, or whether it answers, is not what it was. */
    void changed(UUID project, Slug endpoint, Slug model) {
        announcements.announce(project, "endpoint.changed", subject(endpoint, model));
    }

    /** The stored bytes of a release are not what they were. */
    void damaged(ReleaseRef release, Message damage) {
        audit.record(
                Audit.Actor.SYSTEM,
                release.project(),
                "release.bytes-changed",
                release.subject(),
                new Audit.Change(null, damage));
        Map<String, String> subject = new HashMap<>(release.subject());
        subject.put("digest", release.digest());
        subject.putAll(damage.args());
        announcements.announce(release.project(), "release.bytes-changed", subject);
    }

    private void note(Caller caller, UUID project, String action, Slug endpoint, Slug model) {
        audit.record(caller.actor(), project, action, subject(endpoint, model));
        changed(project, endpoint, model);
    }

    private static Map<String, String> subject(Slug endpoint, Slug model) {
        return Map.of("endpoint", endpoint.value(), "model", model.value());
    }
}
