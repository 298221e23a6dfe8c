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
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import modelport.server.release.Destinations.Destination;
import modelport.server.release.ReleaseSteps.Wish;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Takes wishes down as drafts, and changes them. Locks go from environment over version and endpoint to release. */
@Singleton
public class ReleaseDrafts {
    private static final int MAX_NOTES = 10_000;
    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final Sql sql;
    private final Environments environments;
    private final VersionRefs versions;
    private final Destinations destinations;
    private final ReleaseContents contents;
    private final ReleaseSteps steps;
    private final Releases releases;
    private final Audit audit;

    ReleaseDrafts(
            Sql sql,
            Environments environments,
            VersionRefs versions,
            Destinations destinations,
            ReleaseContents contents,
            ReleaseSteps steps,
            Releases releases,
            Audit audit) {
        this.sql = sql;
        this.environments = environments;
        this.versions = versions;
        this.destinations = destinations;
        this.contents = contents;
        this.steps = steps;
        this.releases = releases;
        this.audit = audit;
    }

    /** Takes a wish down. */
    @Transactional
    public Release draft(Caller caller, ProjectRef project, NewRelease wanted) {
        EnvironmentRef environment = environments.hold(project, wanted.environment());
        steps.oneAtATime(project, wanted.model());
        VersionRef version = versions.holdReady(project, wanted.model(), wanted.version());
        Map<String, Object> parameters = checked(wanted.parameters(), version);
        steps.refuseSecondOpen(version, environment);
        Destination destination = destinations.claim(caller, project, environment, version, wanted.endpoint());
        ReleaseContent content = contents.of(environment, version, destination.name(), parameters);
        var wish = new Wish(version, environment, destination, content, checked(wanted.notes()));
        return releases.get(
                project, steps.write(caller, wish, ReleaseState.DRAFT).id());
    }

    /**
     * Changes a wish. Another content takes the release back to a draft and makes what was decided void; equal content
     * leaves everything as it is.
     *
     * @throws ProblemException Stale if the release has changed since {@code rowVersion}
     */
    @Transactional
    public Release change(Caller caller, ProjectRef project, UUID id, long rowVersion, ReleaseChange change) {
        ReleaseRef before = releases.require(project, id);
        EnvironmentRef environment = environments.hold(project, before.environment());
        VersionRef version = versions.holdReady(
                project, before.model(), change.version() == null ? before.version() : change.version());
        Destination destination = change.endpoint() == null
                ? new Destination(before.endpointId(), before.endpoint())
                : destinations.claim(caller, project, environment, version, change.endpoint());
        ReleaseRef release = steps.lock(project, id);
        if (release.rowVersion() != rowVersion || before.rowVersion() != rowVersion) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        refuseFixed(release);
        Map<String, Object> parameters =
                checked(Optional.ofNullable(change.parameters()).orElseGet(() -> parametersOf(id)), version);
        ReleaseContent content = contents.of(environment, version, destination.name(), parameters);
        note(release, change.notes());
        if (!content.digest().equals(release.unchecked())) {
            write(release, new Wish(version, environment, destination, content, ""), caller);
            back(release, caller, content);
        }
        return releases.get(project, id);
    }

    private void note(ReleaseRef release, @Nullable String notes) {
        if (notes != null) {
            sql.update("update release set notes = ? where id = ?", checked(notes), release.id());
            steps.touch(release);
        }
    }

    private void write(ReleaseRef release, Wish wish, Caller caller) {
        ReleaseContent content = wish.content();
        contents.keep(content, wish.version().id());
        sql.update(
                """
                update release set version_id = ?, endpoint_id = ?, policy_number = ?, plan = ?, parameters = ?, digest = ?,
                    content_digest = ?, plan_editor = ? where id = ?
                """,
                wish.version().id(),
                wish.destination().id(),
                wish.environment().policyNumber(),
                new Json(content.plan()),
                new Json(content.parameters()),
                content.digest(),
                content.digest(),
                caller.username(),
                release.id());
    }

    private void back(ReleaseRef release, Caller caller, ReleaseContent content) {
        var after = Map.of("digest", content.digest(), "plan", content.plan(), "parameters", content.parameters());
        audit.record(
                caller.actor(),
                release.project(),
                "release.edited",
                release.subject(),
                new Audit.Change(Map.of("digest", release.digest()), after));
        if (release.state() == ReleaseState.DRAFT) {
            steps.touch(release);
        } else {
            steps.take(
                    release, ReleaseStep.EDIT, caller.actor(), Message.of("release.edited", "user", caller.username()));
        }
    }

    private static void refuseFixed(ReleaseRef release) {
        if (release.state() != ReleaseState.DRAFT && !ReleaseStep.EDIT.startsIn(release.state())) {
            throw ReleaseProblems.elsewhere(release);
        }
    }

    private Map<String, Object> parametersOf(UUID release) {
        return sql.first(
                        "select parameters from release where id = ?",
                        row -> row.json("parameters", PARAMETERS),
                        release)
                .orElseThrow();
    }

    private static Map<String, Object> checked(@Nullable Map<String, Object> parameters, VersionRef version) {
        return ReleaseParameters.checked(
                parameters, version.files().orElseThrow().signature());
    }

    private static String checked(@Nullable String notes) {
        String text = notes == null ? "" : notes.strip();
        if (text.length() > MAX_NOTES) {
            throw new ProblemException(
                    Problem.Invalid.field("notes", "release.too-long", "max", Integer.toString(MAX_NOTES)));
        }
        return text;
    }
}
