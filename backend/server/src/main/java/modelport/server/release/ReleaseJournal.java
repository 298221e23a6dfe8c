package modelport.server.release;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.release.ReleaseState;
import modelport.server.audit.Audit;
import modelport.server.events.Announcements;
import org.jspecify.annotations.Nullable;

/** Writes down, announces and tells what happens to releases, in the transaction in which it happens. */
@Singleton
class ReleaseJournal {
    private final Audit audit;
    private final Announcements announcements;
    private final ReleaseNews news;

    ReleaseJournal(Audit audit, Announcements announcements, ReleaseNews news) {
        this.audit = audit;
        this.announcements = announcements;
        this.news = news;
    }

    /** A release is there that was not. */
    void written(ReleaseRef release, Audit.Actor actor) {
        changed(release, actor, null, release.state());
    }

    /** {@code release} is as it was before the step. */
    void stepped(ReleaseRef release, ReleaseStep step, Audit.Actor actor, @Nullable Message reason) {
        changed(release, actor, release.state(), step.to());
        news.stepped(release, step, actor, reason);
    }

    /** Something about it is another one, without a step. */
    void touched(ReleaseRef release) {
        announce(release, release.state());
    }

    private void changed(ReleaseRef release, Audit.Actor actor, @Nullable ReleaseState before, ReleaseState after) {
        audit.record(actor, release.project(), "release.changed", release.subject(), new Audit.Change(before, after));
        announce(release, after);
    }

    private void announce(ReleaseRef release, ReleaseState state) {
        Map<String, String> subject = new HashMap<>(release.subject());
        subject.put("state", state.name());
        announcements.announce(release.project(), "release.changed", subject);
    }
}
