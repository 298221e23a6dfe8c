package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;

/** Notices when what a release is about has changed: whatever was decided about something else is void. */
@Singleton
public class ReleaseEdits {
    private static final String CAN_STILL_CHANGE = "r.state in ('DRAFT', 'CHECKING', 'IN_REVIEW', 'APPROVED')";

    private final Sql sql;
    private final ReleaseContents contents;
    private final ReleaseSteps steps;
    private final Releases releases;

    ReleaseEdits(Sql sql, ReleaseContents contents, ReleaseSteps steps, Releases releases) {
        this.sql = sql;
        this.releases = releases;
        this.contents = contents;
        this.steps = steps;
    }

    /**
     * Looks whether somebody has changed what the release is about from outside, such as the version's card. Whoever
     * only reads waits for nobody: the release is held where there is something to write.
     */
    @Transactional
    public void refresh(ProjectRef project, UUID id) {
        ReleaseRef seen = releases.require(project, id);
        if (!canStillChange(seen) || contents.unchecked(id).digest().equals(seen.unchecked())) {
            return;
        }
        ReleaseRef release = steps.lock(project, id);
        if (canStillChange(release)) {
            renew(release, Audit.Actor.SYSTEM, Message.of("release.changed-since"));
        }
    }

    private static boolean canStillChange(ReleaseRef release) {
        return release.state() == ReleaseState.DRAFT || ReleaseStep.EDIT.startsIn(release.state());
    }

    /** Brings every open release of an environment under its newest policy. */
    @Transactional(TxType.MANDATORY)
    void rebind(Caller caller, EnvironmentRef environment) {
        var reason = Message.of(
                "release.policy-changed",
                "user",
                caller.username(),
                "policy",
                Integer.toString(environment.policyNumber()));
        for (ReleaseRef release : open(environment.id())) {
            sql.update("update release set policy_number = ? where id = ?", environment.policyNumber(), release.id());
            renew(release, caller.actor(), reason);
        }
    }

    /** Open releases that can still change, locked, in the order in which they were made. */
    private List<ReleaseRef> open(UUID environment) {
        return sql
                .query(
                        "select r.id from release r where r.environment_id = ? and " + CAN_STILL_CHANGE
                                + " order by r.id for no key update of r",
                        row -> row.uuid("id"),
                        environment)
                .stream()
                .map(steps::lock)
                .toList();
    }

    /** Lets the digest name what the release is about now; another one than before takes it back to a draft. */
    @Transactional(TxType.MANDATORY)
    void renew(ReleaseRef release, Audit.Actor actor, Message reason) {
        ReleaseContent content = contents.unchecked(release.id());
        String digest = content.digest();
        if (digest.equals(release.unchecked())) {
            return;
        }
        contents.keep(content, release.versionId());
        sql.update("update release set digest = ?, content_digest = ? where id = ?", digest, digest, release.id());
        if (release.state() == ReleaseState.DRAFT) {
            steps.touch(release);
        } else {
            steps.take(release, ReleaseStep.EDIT, actor, reason);
        }
    }
}
