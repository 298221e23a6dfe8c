package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.registry.VersionRef;
import modelport.server.release.Destinations.Destination;
import modelport.server.release.internal.ReleaseRows;
import org.jspecify.annotations.Nullable;

/** Takes releases from state to state, in the transaction that moves the traffic. */
@Singleton
public class ReleaseSteps {
    private static final List<ReleaseStep> UNDER_AN_OPEN_POLICY =
            List.of(ReleaseStep.SUBMIT, ReleaseStep.PASS, ReleaseStep.APPROVE);

    /** What gates found, and times that run out, belong to a state and end with it. */
    private static final String TAKE = """
            update release set state = ?, reason = ?, row_version = row_version + 1, updated_at = ?,
                digest = case when ? in ('DRAFT', 'CHECKING') then content_digest else digest end,
                review_until = case when ? = 'IN_REVIEW' then review_until end,
                approved_until = case when ? in ('APPROVED', 'ROLLING_OUT') then approved_until end
            where id = ? and state = ?
            """;

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final ReleaseJournal journal;
    private final ReleaseContents contents;
    private final ChampionAlias champion;

    ReleaseSteps(
            Sql sql, Ids ids, Clock clock, ReleaseJournal journal, ReleaseContents contents, ChampionAlias champion) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.journal = journal;
        this.contents = contents;
        this.champion = champion;
    }

    /** Writes a release down that nothing has to be checked and nobody has to be asked for. */
    @Transactional(TxType.MANDATORY)
    public ReleaseRef approve(
            Caller caller,
            VersionRef version,
            EnvironmentRef environment,
            Destination destination,
            ReleaseContent content) {
        var wish = new Wish(version, environment, destination, content, "");
        ReleaseState state = ReleaseState.DRAFT;
        for (ReleaseStep step : UNDER_AN_OPEN_POLICY) {
            state = step.after(state);
        }
        return write(caller, wish, state);
    }

    /** Writes a release down in its first state. */
    @Transactional(TxType.MANDATORY)
    ReleaseRef write(Caller caller, Wish wish, ReleaseState state) {
        ReleaseContent content = wish.content();
        UUID id = ids.next();
        contents.keep(content, wish.version().id());
        sql.update(
                """
                insert into release (id, project_id, model_id, version_id, environment_id, endpoint_id, policy_number, plan,
                    parameters, digest, content_digest, digest_scheme, state, requester, notes, row_version, created_at,
                    updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
                """,
                id,
                wish.version().project(),
                wish.version().modelId(),
                wish.version().id(),
                wish.environment().id(),
                wish.destination().id(),
                wish.environment().policyNumber(),
                new Json(content.plan()),
                new Json(content.parameters()),
                content.digest(),
                content.digest(),
                content.scheme(),
                state,
                caller.username(),
                wish.notes(),
                clock.instant(),
                clock.instant());
        ReleaseRef release = lock(id);
        journal.written(release, caller.actor());
        return release;
    }

    /** One request of a model at a time, so that the answer can name the release that is in the way. */
    @Transactional(TxType.MANDATORY)
    void oneAtATime(ProjectRef project, Slug model) {
        sql.query(
                "select id from model where project_id = ? and name = ? for no key update",
                row -> row.uuid("id"),
                project.id(),
                model.value());
    }

    /** Names the release of the model that is on its way to the environment, if there is one. */
    @Transactional(TxType.MANDATORY)
    void refuseSecondOpen(VersionRef version, EnvironmentRef environment) {
        sql.first(
                        ReleaseRows.SELECT + " where r.model_id = ? and r.environment_id = ? and "
                                + ReleaseRows.IS_OPEN,
                        ReleaseRows::reference,
                        version.modelId(),
                        environment.id())
                .ifPresent(open -> {
                    throw new ProblemException(
                            new Problem.Conflict(new Message("release.already-open", open.subject())));
                });
    }

    /** The release, which nobody else changes until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public ReleaseRef lock(UUID release) {
        hold(release);
        return sql.first(ReleaseRows.SELECT + " where r.id = ?", ReleaseRows::reference, release)
                .orElseThrow(() -> new IllegalStateException("no release " + release));
    }

    /** The same for one of a project; throws NotFound where it has none. */
    @Transactional(TxType.MANDATORY)
    ReleaseRef lock(ProjectRef project, UUID release) {
        hold(release);
        return sql.first(
                        ReleaseRows.SELECT + " where r.project_id = ? and r.id = ?",
                        ReleaseRows::reference,
                        project.id(),
                        release)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("release", release.toString())));
    }

    /**
     * A statement of its own: one that joins and waits for the lock goes on with the rows that it had joined before,
     * and finds nothing where whoever had the lock has chosen another version.
     */
    private void hold(UUID release) {
        sql.query("select id from release where id = ? for no key update", row -> row.uuid("id"), release);
    }

    /** The release that an endpoint serves, locked as well. */
    @Transactional(TxType.MANDATORY)
    public Optional<ReleaseRef> lockReleased(UUID endpoint) {
        return lockInState(endpoint, "r.state = 'RELEASED'");
    }

    /** The release that is on its way to an endpoint, locked as well. */
    @Transactional(TxType.MANDATORY)
    public Optional<ReleaseRef> lockOpen(UUID endpoint) {
        return lockInState(endpoint, ReleaseRows.IS_OPEN);
    }

    /** Takes one step; {@code reason} says what went wrong, if anything did. */
    @Transactional(TxType.MANDATORY)
    public void take(ReleaseRef release, ReleaseStep step, Audit.Actor actor, @Nullable Message reason) {
        ReleaseState state = step.after(release.state());
        int changed = sql.update(
                TAKE,
                state,
                Json.ofNullable(reason),
                clock.instant(),
                state,
                state,
                state,
                release.id(),
                release.state());
        if (changed != 1) {
            throw new IllegalStateException("release " + release.id() + " is no longer " + release.state());
        }
        journal.stepped(release, step, actor, reason);
        if (state == ReleaseState.RELEASED) {
            champion.follow(release, actor);
        }
    }

    private Optional<ReleaseRef> lockInState(UUID endpoint, String condition) {
        return sql.first(
                        "select r.id from release r where r.endpoint_id = ? and " + condition
                                + " for no key update of r",
                        row -> row.uuid("id"),
                        endpoint)
                .map(this::lock);
    }

    /** Something about the release is another one, without a step. */
    @Transactional(TxType.MANDATORY)
    void touch(ReleaseRef release) {
        sql.update(
                "update release set row_version = row_version + 1, updated_at = ? where id = ?",
                clock.instant(),
                release.id());
        journal.touched(release);
    }

    /**
     * What somebody asks for.
     *
     * @param version what shall go
     * @param environment under which policy
     * @param destination where
     * @param content what exactly, before any gate has found anything
     * @param notes why
     */
    record Wish(
            VersionRef version,
            EnvironmentRef environment,
            Destination destination,
            ReleaseContent content,
            String notes) {}
}
