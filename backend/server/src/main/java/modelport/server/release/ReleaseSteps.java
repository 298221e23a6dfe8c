package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.events.Announcements;
import modelport.server.registry.VersionRef;
import modelport.server.release.Destinations.Destination;
import modelport.server.release.internal.ReleaseRows;
import org.jspecify.annotations.Nullable;

/** Takes releases from state to state, in the transaction that moves the traffic. */
@Singleton
public class ReleaseSteps {
    private static final List<ReleaseStep> UNDER_AN_OPEN_POLICY =
            List.of(ReleaseStep.SUBMIT, ReleaseStep.PASS, ReleaseStep.APPROVE);

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;
    private final Announcements announcements;

    ReleaseSteps(Sql sql, Ids ids, Clock clock, Audit audit, Announcements announcements) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
        this.announcements = announcements;
    }

    /** Writes a release down that nothing has to be checked and nobody has to be asked for. */
    @Transactional(TxType.MANDATORY)
    public ReleaseRef approve(
            Caller caller,
            VersionRef version,
            EnvironmentRef environment,
            Destination destination,
            ReleaseContent content) {
        ReleaseState state = ReleaseState.DRAFT;
        for (ReleaseStep step : UNDER_AN_OPEN_POLICY) {
            state = step.after(state);
        }
        UUID id = ids.next();
        sql.update(
                """
                insert into release (id, project_id, model_id, version_id, environment_id, endpoint_id, policy_number, plan,
                    parameters, digest, digest_scheme, state, requester, row_version, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
                """,
                id,
                version.project(),
                version.modelId(),
                version.id(),
                environment.id(),
                destination.id(),
                environment.policyNumber(),
                new Json(content.plan()),
                new Json(content.parameters()),
                content.digest(),
                content.scheme(),
                state,
                caller.username(),
                clock.instant(),
                clock.instant());
        ReleaseRef release = lock(id);
        told(release, caller.actor(), null, state);
        return release;
    }

    /** The release, which nobody else changes until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public ReleaseRef lock(UUID release) {
        return sql.first(ReleaseRows.SELECT + " where r.id = ? for no key update of r", ReleaseRows::reference, release)
                .orElseThrow(() -> new IllegalStateException("no release " + release));
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
                "update release set state = ?, reason = ?, row_version = row_version + 1, updated_at = ? "
                        + "where id = ? and state = ?",
                state,
                Json.ofNullable(reason),
                clock.instant(),
                release.id(),
                release.state());
        if (changed != 1) {
            throw new IllegalStateException("release " + release.id() + " is no longer " + release.state());
        }
        told(release, actor, release.state(), state);
    }

    private Optional<ReleaseRef> lockInState(UUID endpoint, String condition) {
        return sql.first(
                ReleaseRows.SELECT + " where r.endpoint_id = ? and " + condition + " for no key update of r",
                ReleaseRows::reference,
                endpoint);
    }

    private void told(ReleaseRef release, Audit.Actor actor, @Nullable ReleaseState before, ReleaseState after) {
        var subject = new HashMap<>(release.subject());
        audit.record(actor, release.project(), "release.changed", subject, new Audit.Change(before, after));
        subject.put("state", after.name());
        announcements.announce(release.project(), "release.changed", subject);
    }
}
