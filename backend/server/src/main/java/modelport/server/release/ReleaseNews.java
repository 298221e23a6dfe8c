package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import modelport.contract.Message;
import modelport.contract.notification.Urgency;
import modelport.contract.release.Verdict;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.jobs.Jobs;
import modelport.server.notification.Notice;
import modelport.server.notification.Notifications;
import org.jspecify.annotations.Nullable;

/** Tells people what concerns them about releases, in the transaction in which it happens; nobody of their own act. */
@Singleton
class ReleaseNews {
    private static final int LONGEST_COMMENT = 300;

    private final Notifications notifications;
    private final ReleaseAudience audience;

    ReleaseNews(Notifications notifications, ReleaseAudience audience) {
        this.notifications = notifications;
        this.audience = audience;
    }

    /** {@code release} is as it was before the step; {@code reason} says what went wrong, if anything did. */
    @Transactional(TxType.MANDATORY)
    void stepped(ReleaseRef release, ReleaseStep step, Audit.Actor actor, @Nullable Message reason) {
        var news = new News(release, nameOf(actor));
        switch (step) {
            case PASS -> news.tell(Urgency.ACTION, "review", audience.mayApproveNow(release));
            case RETURN -> returned(news, reason);
            case APPROVE ->
                news.tell(Urgency.ACTION, "approved", with(audience.deployers(release), release.requester()));
            case REJECT -> answered(news, "rejected", Verdict.REJECT);
            case ASK -> answered(news, "changes", Verdict.CHANGES);
            case EDIT -> {
                news.tell(Urgency.NEWS, "void", audience.approvers(release));
                news.tell(Urgency.ACTION, "edited", List.of(release.requester()));
            }
            case EXPIRE -> news.tell(Urgency.NEWS, "expired", List.of(release.requester()));
            case CANCEL -> news.tell(Urgency.NEWS, "cancelled", List.of(release.requester()));
            case RELEASE ->
                // Whoever deploys watches it, and has done it.
                new News(release, audience.deployer(release).orElse(null))
                        .tell(Urgency.NEWS, "released", with(audience.approvers(release), release.requester()));
            case ROLL_BACK ->
                news.tell(Urgency.NEWS, "rolled-back", with(audience.approvers(release), release.requester()));
            case FAIL -> failed(release, reason);
            case SUBMIT, RECHECK, ROLL_OUT, SUPERSEDE, RESTORE -> {
                // Whoever does it sees it, and the next step is told.
            }
        }
    }

    /** Somebody said something. */
    @Transactional(TxType.MANDATORY)
    void commented(Caller caller, ReleaseRef release, String comment) {
        new News(release, caller.username())
                .tell(
                        Urgency.NEWS,
                        "comment",
                        with(audience.participants(release), release.requester()),
                        Map.of("comment", shortened(comment)));
    }

    /** Somebody said that it cannot wait. */
    @Transactional(TxType.MANDATORY)
    void emergency(Caller caller, ReleaseRef release, String reason) {
        new News(release, caller.username())
                .tell(Urgency.ALERT, "emergency", audience.watchers(release), Map.of("comment", shortened(reason)));
    }

    private static void returned(News news, @Nullable Message reason) {
        List<String> requester = List.of(news.release.requester());
        if (reason != null && reason.args().containsKey("gates")) {
            news.tell(
                    Urgency.ACTION,
                    "gates-failed",
                    requester,
                    Map.of("gates", reason.args().get("gates")));
        } else {
            news.tell(Urgency.ACTION, "unchecked", requester);
        }
    }

    private void answered(News news, String what, Verdict verdict) {
        news.tell(
                Urgency.ACTION,
                what,
                List.of(news.release.requester()),
                Map.of("comment", shortened(audience.words(news.release, verdict))));
    }

    private void failed(ReleaseRef release, @Nullable Message reason) {
        var all = new HashSet<>(audience.administrators(release));
        all.add(release.requester());
        audience.deployer(release).ifPresent(all::add);
        if (reason != null && reason.code().equals(Jobs.CANCELLED)) {
            new News(release, reason.args().get("user")).tell(Urgency.NEWS, "stopped", all);
        } else if (reason != null && reason.code().startsWith("artifacts.")) {
            new News(release, null).tell(Urgency.ALERT, "bytes-changed", all);
        } else {
            new News(release, null).tell(Urgency.ALERT, "failed", all);
        }
    }

    private static @Nullable String nameOf(Audit.Actor actor) {
        return actor.equals(Audit.Actor.SYSTEM) ? null : actor.name();
    }

    private static Set<String> with(Set<String> names, String further) {
        var all = new HashSet<>(names);
        all.add(further);
        return all;
    }

    private static String shortened(String comment) {
        return comment.codePointCount(0, comment.length()) <= LONGEST_COMMENT
                ? comment
                : comment.substring(0, comment.offsetByCodePoints(0, LONGEST_COMMENT)) + "…";
    }

    /** What is told about one release, and who did it. */
    private final class News {
        private final ReleaseRef release;
        private final @Nullable String by;

        News(ReleaseRef release, @Nullable String by) {
            this.release = release;
            this.by = by;
        }

        void tell(Urgency urgency, String what, Collection<String> usernames) {
            tell(urgency, what, usernames, Map.of());
        }

        void tell(Urgency urgency, String what, Collection<String> usernames, Map<String, String> further) {
            Map<String, String> args = new TreeMap<>(further);
            args.put("model", release.model().value());
            args.put("version", Integer.toString(release.version()));
            args.put("environment", release.environment().value());
            args.put("requester", release.requester());
            if (by != null) {
                args.put("user", by);
            }
            var message = new Message("notification.release-" + what, args);
            notifications.tell(
                    new Notice(
                            release.project(),
                            urgency,
                            message,
                            release.subject(),
                            release.id().toString(),
                            by),
                    usernames);
        }
    }
}
