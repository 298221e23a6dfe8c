package modelport.server.deployment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.notification.Urgency;
import modelport.server.access.Caller;
import modelport.server.access.Members;
import modelport.server.access.ProjectRef;
import modelport.server.access.Right;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.deployment.HeldEndpoints.Held;
import modelport.server.notification.Notice;
import modelport.server.notification.Notifications;

/** Engines that ended again and again: people are told, and have them started once more. */
@Singleton
public class Quarantines {
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final HeldEndpoints held;
    private final Members members;
    private final Notifications notifications;
    private final Journal journal;

    Quarantines(
            Sql sql,
            Ids ids,
            Clock clock,
            HeldEndpoints held,
            Members members,
            Notifications notifications,
            Journal journal) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.held = held;
        this.members = members;
        this.notifications = notifications;
        this.journal = journal;
    }

    /** Has the engine behind an endpoint started again, on every node. */
    @Transactional
    public void lift(Caller caller, ProjectRef project, Slug name) {
        Held endpoint = held.hold(caller, project, name);
        int ended = sql.update(
                "update quarantine set ended_at = ? where endpoint_id = ? and ended_at is null",
                clock.instant(),
                endpoint.id());
        if (ended == 0) {
            throw new ProblemException(new Problem.Conflict(Message.of("deployment.no-quarantine")));
        }
        // Until the nodes have noticed, it is neither down nor up.
        sql.update(
                "update serving_state set state = 'STARTING', reason = null where endpoint_id = ? and state = 'FAILED'",
                endpoint.id());
        sql.update(
                "update endpoint set restarts = restarts + 1, row_version = row_version + 1 where id = ?",
                endpoint.id());
        journal.restarted(caller, project.id(), name, endpoint.model());
    }

    /** A node does not start an engine any more; people are told once, however many nodes find so. */
    @Transactional(TxType.MANDATORY)
    void begin(String node, Route route, Message reason) {
        boolean known = isQuarantined(route.endpointId());
        Optional<UUID> begun = sql.first(
                "insert into quarantine (id, project_id, endpoint_id, revision_id, node, reason, begun_at) "
                        + "values (?, ?, ?, ?, ?, ?, ?) on conflict (endpoint_id, node) where ended_at is null do nothing "
                        + "returning id",
                row -> row.uuid("id"),
                ids.next(),
                route.project(),
                route.endpointId(),
                route.revisionId(),
                node,
                new Json(reason),
                clock.instant());
        if (begun.isEmpty() || known) {
            return;
        }
        journal.quarantined(route, reason);
        var people = new HashSet<>(members.holding(route.project(), Right.WRITE));
        people.addAll(members.holding(route.project(), Right.DEPLOY));
        var message = new Message("notification.engine-quarantined", Journal.subject(route));
        String thing = route.endpointId().toString();
        notifications.tell(
                new Notice(route.project(), Urgency.ALERT, message, Journal.subject(route), thing, null), people);
    }

    private boolean isQuarantined(UUID endpoint) {
        return sql.first(
                        "select 1 as one from quarantine where endpoint_id = ? and ended_at is null limit 1",
                        row -> row.integer("one"),
                        endpoint)
                .isPresent();
    }

    /** A node has something else behind an endpoint, or nothing, or it runs again. */
    @Transactional(TxType.MANDATORY)
    void end(String node, Route route) {
        sql.update(
                "update quarantine set ended_at = ? where node = ? and endpoint_id = ? and ended_at is null",
                clock.instant(),
                node,
                route.endpointId());
    }

    /** A node begins or ends, and with it all that it did not start any more. */
    @Transactional(TxType.MANDATORY)
    void endAll(String node) {
        sql.update("update quarantine set ended_at = ? where node = ? and ended_at is null", clock.instant(), node);
    }
}
