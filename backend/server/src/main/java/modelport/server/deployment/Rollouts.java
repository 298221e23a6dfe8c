package modelport.server.deployment;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Sql;
import modelport.server.jobs.PermanentFailure;
import modelport.server.release.ReleaseContents;
import modelport.server.release.ReleaseRef;
import modelport.server.release.ReleaseStep;
import modelport.server.release.ReleaseSteps;

/**
 * Moves traffic. Every step is one transaction over routes and releases together, and finds what an earlier attempt has
 * done already. Locks are taken in the order endpoint, release.
 */
@Singleton
public class Rollouts {
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final ReleaseSteps steps;
    private final ReleaseContents contents;
    private final Journal journal;

    Rollouts(Sql sql, Ids ids, Clock clock, ReleaseSteps steps, ReleaseContents contents, Journal journal) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.steps = steps;
        this.contents = contents;
        this.journal = journal;
    }

    /** The digest of the files that a release brings, as it was when they were stored. */
    @ReadOnly
    public String artifactOf(UUID release) {
        return sql.first(
                        "select v.artifact_digest from release r join model_version v on v.id = r.version_id "
                                + "where r.id = ?",
                        row -> row.text("artifact_digest"),
                        release)
                .orElseThrow();
    }

    /**
     * Sends the endpoint's traffic to the release, whose files were just found to have the digest {@code artifact};
     * {@code approved} is what somebody wanted to roll out.
     *
     * @throws PermanentFailure if it is not what was approved, or has ended meanwhile
     */
    @Transactional
    public ReleaseRef begin(UUID id, Optional<String> approved, String artifact) {
        ReleaseRef release = lock(id);
        if (release.state() == ReleaseState.ROLLING_OUT || release.state() == ReleaseState.RELEASED) {
            return release;
        }
        boolean another =
                approved.filter(digest -> !digest.equals(release.digest())).isPresent();
        if (release.state() != ReleaseState.APPROVED || another) {
            throw new PermanentFailure(Message.of("release.ended"));
        }
        if (!contents.now(id, artifact).digest().equals(release.digest())) {
            throw new PermanentFailure(Message.of("release.changed-since"));
        }
        steps.take(release, ReleaseStep.ROLL_OUT, Audit.Actor.SYSTEM, null);
        route(release, makeRevision(release, artifact));
        return steps.lock(id);
    }

    /** Ends the rollout well: the release before this one is superseded in the same moment. */
    @Transactional(TxType.MANDATORY)
    public void complete(UUID id) {
        ReleaseRef release = lock(id);
        if (release.state() == ReleaseState.RELEASED) {
            return;
        }
        if (release.state() != ReleaseState.ROLLING_OUT) {
            throw new PermanentFailure(Message.of("release.ended"));
        }
        steps.lockReleased(release.endpointId()).ifPresent(previous -> {
            steps.take(previous, ReleaseStep.SUPERSEDE, Audit.Actor.SYSTEM, null);
            retire(previous);
        });
        steps.take(release, ReleaseStep.RELEASE, Audit.Actor.SYSTEM, null);
        changed(release);
    }

    /**
     * Sends the traffic back to what served before, whose files are where they were. It serves again at once on every
     * node; the endpoint is held by the caller.
     */
    @Transactional(TxType.MANDATORY)
    void rollBack(Caller caller, ReleaseRef release) {
        boolean half = release.state() == ReleaseState.ROLLING_OUT;
        ReleaseRef before = (half ? steps.lockReleased(release.endpointId()) : lockBefore(release))
                .orElseThrow(() -> new ProblemException(new Problem.Conflict(Message.of("release.nothing-before"))));
        refuseUndecided(before, half);
        sql.update("delete from route where endpoint_id = ?", release.endpointId());
        retire(release);
        steps.take(release, ReleaseStep.ROLL_BACK, caller.actor(), null);
        if (!half) {
            steps.take(before, ReleaseStep.RESTORE, caller.actor(), null);
        }
        sql.update("update revision set state = 'ACTIVE' where release_id = ?", before.id());
        routeBack(before);
        changed(release);
    }

    /** The one that this one superseded, or one before, if what came between was rolled back. */
    private Optional<ReleaseRef> lockBefore(ReleaseRef release) {
        return sql.first("""
                        select l.id from revision r join release l on l.id = r.release_id
                        where r.endpoint_id = ? and l.state = 'SUPERSEDED'
                            and r.number < (select number from revision where release_id = ?)
                        order by r.number desc limit 1
                        """, row -> row.uuid("id"), release.endpointId(), release.id())
                .map(steps::lock);
    }

    /** What served while the environment was open needs a release of its own, now that it is not. */
    private void refuseUndecided(ReleaseRef before, boolean serves) {
        boolean may = serves
                || sql.first("select release_may_serve(?) as may", row -> row.bool("may"), before.id())
                        .orElseThrow();
        if (!may) {
            throw new ProblemException(new Problem.Conflict(new Message("release.before-undecided", before.subject())));
        }
    }

    /** Somebody or something changed bytes that a release was about: nothing moves, and everybody shall know. */
    @Transactional
    void damaged(UUID id, Message damage) {
        ReleaseRef release = steps.lock(id);
        journal.damaged(release, damage);
    }

    /** Ends the rollout badly: traffic goes back to where it came from, which may be nowhere. */
    @Transactional(TxType.MANDATORY)
    public void giveUp(UUID id, Message reason) {
        ReleaseRef release = lock(id);
        if (!ReleaseStep.FAIL.startsIn(release.state())) {
            return;
        }
        if (release.state() == ReleaseState.ROLLING_OUT) {
            retire(release);
            sql.update("delete from route where endpoint_id = ?", release.endpointId());
            steps.lockReleased(release.endpointId()).ifPresent(this::routeBack);
        }
        steps.take(release, ReleaseStep.FAIL, Audit.Actor.SYSTEM, reason);
        changed(release);
    }

    private ReleaseRef lock(UUID release) {
        sql.query(
                "select e.id from endpoint e join release r on r.endpoint_id = e.id where r.id = ? for no key update of e",
                row -> row.uuid("id"),
                release);
        return steps.lock(release);
    }

    private UUID makeRevision(ReleaseRef release, String artifact) {
        UUID revision = ids.next();
        sql.update(
                """
                insert into revision (id, project_id, endpoint_id, number, release_id, version_id, artifact_digest, state,
                    created_at)
                select ?, ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, 'ACTIVE', ? from revision where endpoint_id = ?
                """,
                revision,
                release.project(),
                release.endpointId(),
                release.id(),
                release.versionId(),
                artifact,
                clock.instant(),
                release.endpointId());
        return revision;
    }

    private void route(ReleaseRef release, UUID revision) {
        sql.update("delete from route where endpoint_id = ?", release.endpointId());
        sql.update(
                "insert into route (endpoint_id, revision_id, weight, mode) values (?, ?, 100, 'LIVE')",
                release.endpointId(),
                revision);
        changed(release);
    }

    private void routeBack(ReleaseRef previous) {
        sql.update(
                "insert into route (endpoint_id, revision_id, weight, mode) "
                        + "select endpoint_id, id, 100, 'LIVE' from revision where release_id = ?",
                previous.id());
    }

    private void retire(ReleaseRef release) {
        sql.update("update revision set state = 'RETIRED' where release_id = ?", release.id());
    }

    private void changed(ReleaseRef release) {
        sql.update("update endpoint set row_version = row_version + 1 where id = ?", release.endpointId());
        journal.changed(release.project(), release.endpoint(), release.model());
    }
}
