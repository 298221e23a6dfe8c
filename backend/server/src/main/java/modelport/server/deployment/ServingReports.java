package modelport.server.deployment;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.deployment.EndpointState;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.release.ReleaseRef;
import org.jspecify.annotations.Nullable;

/** What serving nodes say: that they are there, and what they have loaded. Ages are told by the database's clock. */
@Singleton
public class ServingReports {
    private final Sql sql;
    private final Journal journal;
    private final Quarantines quarantines;
    private final RolloutConfig config;

    ServingReports(Sql sql, Journal journal, Quarantines quarantines, RolloutConfig config) {
        this.sql = sql;
        this.journal = journal;
        this.quarantines = quarantines;
        this.config = config;
    }

    /** A node begins, and has loaded nothing yet, whatever it said in an earlier life. */
    @Transactional
    public void begin(String node, String address) {
        sql.update("delete from serving_state where node = ?", node);
        quarantines.endAll(node);
        seen(node, address);
    }

    /** A node is there. */
    @Transactional
    public void seen(String node, String address) {
        sql.update(
                "insert into serving_node (node, address, seen_at) values (?, ?, now()) "
                        + "on conflict (node) do update set address = excluded.address, seen_at = now()",
                node,
                address);
    }

    /** A node ends well. */
    @Transactional
    public void end(String node) {
        sql.update("delete from serving_state where node = ?", node);
        sql.update("delete from serving_node where node = ?", node);
        quarantines.endAll(node);
    }

    /** Forgets nodes that are long gone. */
    @Transactional
    @Scheduled(fixedDelay = "1h", initialDelay = "5m")
    public void sweep() {
        sql.query(
                        "delete from serving_node where seen_at < now() - interval '1 day' returning node",
                        row -> row.text("node"))
                .forEach(node -> {
                    sql.update("delete from serving_state where node = ?", node);
                    quarantines.endAll(node);
                });
    }

    /** What a node did with an endpoint's revision. */
    @Transactional
    public void report(String node, Route route, EndpointState state, @Nullable Message reason) {
        quarantines.end(node, route);
        write(node, route, state, reason);
    }

    /** A node had an endpoint's revision loaded, and does not start what runs it any more. */
    @Transactional
    public void gaveUp(String node, Route route, Message reason) {
        quarantines.begin(node, route, reason);
        write(node, route, EndpointState.FAILED, reason);
    }

    private void write(String node, Route route, EndpointState state, @Nullable Message reason) {
        sql.update(
                "insert into serving_state (endpoint_id, node, revision_id, state, reason, seen_at) "
                        + "values (?, ?, ?, ?, ?, now()) on conflict (endpoint_id, node) do update set "
                        + "revision_id = excluded.revision_id, state = excluded.state, reason = excluded.reason, "
                        + "seen_at = now()",
                route.endpointId(),
                node,
                route.revisionId(),
                state,
                Json.ofNullable(reason));
        journal.changed(route.project(), route.endpoint(), route.model());
    }

    /** A node has taken an endpoint down. */
    @Transactional
    public void forget(String node, Route route) {
        sql.update("delete from serving_state where endpoint_id = ? and node = ?", route.endpointId(), node);
        quarantines.end(node, route);
        journal.changed(route.project(), route.endpoint(), route.model());
    }

    /** How far the nodes that are there have come with a release. */
    @ReadOnly
    public Standing of(ReleaseRef release) {
        List<Report> reports = sql.query("""
                select s.state, s.reason from serving_node n
                left join revision v on v.release_id = ?
                left join serving_state s on s.node = n.node and s.revision_id = v.id
                where n.seen_at > now() - make_interval(secs => ?)
                """, Report::of, release.id(), config.nodeSeenSeconds());
        if (reports.isEmpty()) {
            return new Standing.NoNode();
        }
        Optional<Message> failure =
                reports.stream().flatMap(report -> report.failure().stream()).findFirst();
        if (failure.isPresent()) {
            return new Standing.Failed(failure.get());
        }
        int ready = (int) reports.stream().filter(Report::serves).count();
        return ready == reports.size() ? new Standing.Serving() : new Standing.Loading(ready, reports.size());
    }

    /** Where a gateway listens that is there, if any is. */
    @ReadOnly
    public Optional<String> anyAddress() {
        return sql.first(
                "select address from serving_node where seen_at > now() - make_interval(secs => ?) order by random()",
                row -> row.text("address"),
                config.nodeSeenSeconds());
    }

    /** How far a release has come. */
    public sealed interface Standing {
        /** Nobody is there to load it. */
        record NoNode() implements Standing {}

        /** So many of the nodes have it. */
        record Loading(int ready, int nodes) implements Standing {}

        /** All nodes have it. */
        record Serving() implements Standing {}

        /** A node could not load it. */
        record Failed(Message reason) implements Standing {}
    }

    private record Report(Optional<String> state, Optional<Message> reason) {
        static Report of(Row row) {
            return new Report(row.findText("state"), row.findJson("reason", Message.class));
        }

        boolean serves() {
            return state.equals(Optional.of(EndpointState.SERVING.name()));
        }

        Optional<Message> failure() {
            return state.filter(EndpointState.FAILED.name()::equals)
                    .map(_ -> reason.orElseGet(() -> Message.of("deployment.load-failed")));
        }
    }
}
