package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.release.NewDecision;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.registry.VersionRefs;

/** Sends approved releases on their way, and traffic back. Locks go from version over endpoint to release. */
@Singleton
public class ReleaseDeployments {
    private final Sql sql;
    private final Clock clock;
    private final VersionRefs versions;
    private final Destinations destinations;
    private final ReleaseSteps steps;
    private final Releases releases;
    private final Approvals approvals;
    private final GateRuns runs;

    ReleaseDeployments(
            Sql sql,
            Clock clock,
            VersionRefs versions,
            Destinations destinations,
            ReleaseSteps steps,
            Releases releases,
            Approvals approvals,
            GateRuns runs) {
        this.sql = sql;
        this.clock = clock;
        this.versions = versions;
        this.destinations = destinations;
        this.steps = steps;
        this.releases = releases;
        this.approvals = approvals;
        this.runs = runs;
    }

    /**
     * Starts the rollout of an approved release, unless the newest scan refuses a file by now, whatever people said.
     * Where another version serves by now than the one that it was checked against, it is checked again first; what was
     * approved stays approved if the gates find the same.
     */
    @Transactional
    public Requested deploy(Caller caller, ProjectRef project, UUID id, NewDecision decision) {
        ReleaseRef before = releases.require(project, id);
        versions.holdReady(project, before.model(), before.version());
        ReleaseRef release = hold(project, id, decision);
        if (release.state() != ReleaseState.APPROVED) {
            throw ReleaseProblems.elsewhere(release);
        }
        Standing standing = standing(release);
        refuseLate(standing);
        refuseFrozen(release, standing);
        if (!standing.champion().equals(standing.checkedAgainst())) {
            steps.take(release, ReleaseStep.RECHECK, caller.actor(), null);
            UUID job = runs.start(steps.lock(id), caller);
            return new Requested(releases.get(project, id), job, true);
        }
        UUID job = destinations.rollOut(caller, release);
        sql.update("update release set job_id = ? where id = ?", job, id);
        return new Requested(releases.get(project, id), job, true);
    }

    /** Sends the traffic back to what served before. */
    @Transactional
    public Release rollBack(Caller caller, ProjectRef project, UUID id, NewDecision decision) {
        ReleaseRef release = hold(project, id, decision);
        if (!ReleaseStep.ROLL_BACK.startsIn(release.state())) {
            throw ReleaseProblems.elsewhere(release);
        }
        destinations.rollBack(caller, release);
        return releases.get(project, id);
    }

    private ReleaseRef hold(ProjectRef project, UUID id, NewDecision decision) {
        destinations.hold(releases.require(project, id).endpointId());
        ReleaseRef release = steps.lock(project, id);
        ReleaseProblems.refuseOtherDigest(release, decision);
        return release;
    }

    private void refuseLate(Standing standing) {
        Optional<Instant> end =
                standing.approvedUntil().filter(until -> !clock.instant().isBefore(until));
        if (end.isPresent()) {
            throw ReleaseProblems.conflict("release.approval-expired");
        }
    }

    /** An emergency does not wait for the end of a holiday. */
    private void refuseFrozen(ReleaseRef release, Standing standing) {
        if (release.emergency()) {
            return;
        }
        Freezes.at(approvals.policyOf(release).freezes(), clock.instant(), standing.zone())
                .ifPresent(window -> {
                    throw ReleaseProblems.conflict("release.frozen", "title", window.title(), "until", window.to());
                });
    }

    private Standing standing(ReleaseRef release) {
        return sql.first("""
                        select r.champion_id, r.approved_until, p.time_zone, live.id as champion
                        from release r
                        join project p on p.id = r.project_id
                        left join release live on live.endpoint_id = r.endpoint_id and live.state = 'RELEASED'
                        where r.id = ?
                        """, Standing::of, release.id()).orElseThrow();
    }

    private record Standing(
            Optional<UUID> checkedAgainst, Optional<UUID> champion, Optional<Instant> approvedUntil, ZoneId zone) {
        static Standing of(Row row) {
            return new Standing(
                    row.findUuid("champion_id"),
                    row.findUuid("champion"),
                    row.findInstant("approved_until"),
                    ZoneId.of(row.text("time_zone")));
        }
    }
}
