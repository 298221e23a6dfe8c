package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.release.NewRelease;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import modelport.server.release.Destinations.Destination;
import modelport.server.release.internal.ReleaseRows;

/** Takes requests to put a version into an environment. */
@Singleton
public class ReleaseRequests {
    private final Environments environments;
    private final VersionRefs versions;
    private final Destinations destinations;
    private final ReleaseContents contents;
    private final ReleaseSteps steps;
    private final Sql sql;

    ReleaseRequests(
            Environments environments,
            VersionRefs versions,
            Destinations destinations,
            ReleaseContents contents,
            ReleaseSteps steps,
            Sql sql) {
        this.environments = environments;
        this.versions = versions;
        this.destinations = destinations;
        this.contents = contents;
        this.steps = steps;
        this.sql = sql;
    }

    /**
     * Asks for a release, which an open policy approves at once. Asking again for what is live already gives the
     * release that made it so, unless it no longer answers: then it is released anew.
     */
    @Transactional
    public Requested request(Caller caller, ProjectRef project, NewRelease wanted) {
        EnvironmentRef environment = environments.hold(project, wanted.environment());
        refuseClosed(environment);
        steps.oneAtATime(project, wanted.model());
        VersionRef version = versions.holdReady(project, wanted.model(), wanted.version());
        Map<String, Object> parameters = ReleaseParameters.checked(
                wanted.parameters(), version.files().orElseThrow().signature());
        steps.refuseSecondOpen(version, environment);
        Destination destination = destinations.claim(caller, project, environment, version, wanted.endpoint());
        ReleaseContent content = contents.of(environment, version, destination.name(), parameters);
        Optional<Requested> live =
                destinations.isDown(destination.id()) ? Optional.empty() : live(destination, version, content.digest());
        return live.orElseGet(() -> {
            ReleaseRef release = steps.approve(caller, version, environment, destination, content);
            return started(release, destinations.rollOut(caller, release));
        });
    }

    private static void refuseClosed(EnvironmentRef environment) {
        if (!environment.policy().open()) {
            throw new ProblemException(new Problem.Forbidden(Message.of(
                    "release.not-open", "environment", environment.name().value())));
        }
    }

    private Optional<Requested> live(Destination destination, VersionRef version, String digest) {
        return sql.first(
                ReleaseRows.SELECT
                        + " where r.endpoint_id = ? and r.state = 'RELEASED' and r.version_id = ? and r.digest = ?",
                row -> new Requested(ReleaseRows.release(row), row.uuid("job_id"), false),
                destination.id(),
                version.id(),
                digest);
    }

    private Requested started(ReleaseRef release, UUID job) {
        sql.update("update release set job_id = ? where id = ?", job, release.id());
        return sql.first(
                        ReleaseRows.SELECT + " where r.id = ?",
                        row -> new Requested(ReleaseRows.release(row), job, true),
                        release.id())
                .orElseThrow();
    }
}
