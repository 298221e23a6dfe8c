package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;
import modelport.contract.release.NewDecision;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.database.Sql;
import modelport.server.registry.VersionRefs;

/** Hands drafts in, and takes releases back. */
@Singleton
public class ReleaseSubmissions {
    private final Sql sql;
    private final Environments environments;
    private final VersionRefs versions;
    private final Projects projects;
    private final ReleaseSteps steps;
    private final Releases releases;
    private final GateRuns runs;

    ReleaseSubmissions(
            Sql sql,
            Environments environments,
            VersionRefs versions,
            Projects projects,
            ReleaseSteps steps,
            Releases releases,
            GateRuns runs) {
        this.sql = sql;
        this.environments = environments;
        this.versions = versions;
        this.projects = projects;
        this.steps = steps;
        this.releases = releases;
        this.runs = runs;
    }

    /** Hands a draft in; its gates begin to run. */
    @Transactional
    public Release submit(Caller caller, ProjectRef project, UUID id, NewDecision decision) {
        ReleaseRef before = releases.require(project, id);
        environments.hold(project, before.environment());
        versions.holdReady(project, before.model(), before.version());
        ReleaseRef release = steps.lock(project, id);
        ReleaseProblems.refuseOtherDigest(release, decision);
        if (release.state() != ReleaseState.DRAFT) {
            throw ReleaseProblems.elsewhere(release);
        }
        refuseUnchanged(release);
        steps.take(release, ReleaseStep.SUBMIT, caller.actor(), null);
        runs.start(steps.lock(id), caller);
        return releases.get(project, id);
    }

    /** Takes a release back before it serves; whoever asked may, and the project's administrators. */
    @Transactional
    public Release cancel(Caller caller, ProjectRef project, UUID id, NewDecision decision) {
        ReleaseRef release = steps.lock(project, id);
        boolean may =
                release.requester().equals(caller.username()) || projects.may(caller, project.id(), Right.ADMINISTER);
        if (!may) {
            throw ReleaseProblems.forbidden("release.not-yours", "user", release.requester());
        }
        ReleaseProblems.refuseOtherDigest(release, decision);
        if (!ReleaseStep.CANCEL.startsIn(release.state())) {
            throw ReleaseProblems.elsewhere(release);
        }
        steps.take(release, ReleaseStep.CANCEL, caller.actor(), null);
        return releases.get(project, id);
    }

    /** Whoever was asked for changes has to make some. */
    private void refuseUnchanged(ReleaseRef release) {
        boolean unchanged = sql.first(
                        "select coalesce(changes_digest = content_digest, false) as unchanged from release where id = ?",
                        row -> row.bool("unchanged"),
                        release.id())
                .orElseThrow();
        if (unchanged) {
            throw ReleaseProblems.conflict("release.changes-needed");
        }
    }
}
