package modelport.server.deployment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.NewJob;
import modelport.server.registry.VersionRef;
import modelport.server.release.Destinations;
import modelport.server.release.EnvironmentRef;
import modelport.server.release.ReleaseRef;
import org.jspecify.annotations.Nullable;

/** Gives releases the endpoints that they go to, and starts their rollouts. */
@Singleton
class EndpointClaims implements Destinations {
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Jobs jobs;
    private final Rollouts rollouts;
    private final Journal journal;

    EndpointClaims(Sql sql, Ids ids, Clock clock, Jobs jobs, Rollouts rollouts, Journal journal) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.jobs = jobs;
        this.rollouts = rollouts;
        this.journal = journal;
    }

    /** Without a name it is the only endpoint that the model has there, or the one with the usual name. */
    @Override
    @Transactional(TxType.MANDATORY)
    public Destination claim(
            Caller caller, ProjectRef project, EnvironmentRef environment, VersionRef version, @Nullable Slug wanted) {
        List<Destination> own = sql.query(
                "select id, name from endpoint where project_id = ? and environment_id = ? and model_id = ? "
                        + "and deleted_at is null order by name for no key update",
                EndpointClaims::destination,
                project.id(),
                environment.id(),
                version.modelId());
        if (wanted == null && own.size() == 1) {
            return own.getFirst();
        }
        Slug name = Optional.ofNullable(wanted)
                .orElseGet(() -> EndpointNames.usual(project.name(), version.model(), environment.name()));
        return own.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseGet(() -> make(caller, environment, version, name));
    }

    @Override
    public boolean isDown(UUID endpoint) {
        return sql.first(
                        "select 1 as one from serving_state where endpoint_id = ? and state = 'FAILED' limit 1",
                        row -> row.integer("one"),
                        endpoint)
                .isPresent();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void hold(UUID endpoint) {
        sql.query("select id from endpoint where id = ? for no key update", row -> row.uuid("id"), endpoint);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void rollBack(Caller caller, ReleaseRef release) {
        rollouts.rollBack(caller, release);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public UUID rollOut(Caller caller, ReleaseRef release) {
        return jobs.enqueue(new NewJob(
                RolloutJob.KIND,
                Optional.of(release.project()),
                release.subject(),
                Map.of("release", release.id(), "digest", release.digest()),
                Optional.of(release.id() + ":" + release.digest()),
                Optional.of(caller.username())));
    }

    private Destination make(Caller caller, EnvironmentRef environment, VersionRef version, Slug name) {
        UUID id = ids.next();
        int made = sql.update(
                "insert into endpoint (id, project_id, environment_id, model_id, name, settings, row_version, created_at) "
                        + "values (?, ?, ?, ?, ?, ?, 0, ?) on conflict (name) where deleted_at is null do nothing",
                id,
                version.project(),
                environment.id(),
                version.modelId(),
                name.value(),
                new Json(Map.of()),
                clock.instant());
        if (made == 0) {
            throw new ProblemException(
                    new Problem.Conflict(Message.of("deployment.name-taken", "endpoint", name.value())));
        }
        journal.made(caller, version.project(), name, version.model());
        return new Destination(id, name);
    }

    private static Destination destination(Row row) {
        return new Destination(row.uuid("id"), new Slug(row.text("name")));
    }
}
