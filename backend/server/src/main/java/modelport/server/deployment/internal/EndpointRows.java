package modelport.server.deployment.internal;

import java.util.List;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.Quarantine;
import modelport.contract.deployment.Revision;
import modelport.contract.registry.Signature;
import modelport.server.access.ProjectRef;
import modelport.server.database.Row;
import tools.jackson.core.type.TypeReference;

/** Reads endpoints with everything that is shown of them, in one statement. */
public final class EndpointRows {
    /** Arguments: seconds after which a node does not count any more, then the project; a condition follows. */
    public static final String SELECT = """
            select e.id, e.name, m.name as model, n.name as environment, e.created_at, e.row_version,
                live.revision_id as live, live.signature, said.nodes, said.serving, said.failure, past.state as past_state,
                past.reason as past_reason,
                down.since as down_since, down.reason as down_reason, down.times as down_times, coalesce(revisions.list, '[]') as revisions
            from endpoint e
            join model m on m.id = e.model_id
            join environment n on n.id = e.environment_id
            left join lateral (select t.revision_id, v.signature from route t
                join revision r on r.id = t.revision_id join model_version v on v.id = r.version_id
                where t.endpoint_id = e.id and t.mode = 'LIVE' order by t.weight desc limit 1) live on true
            left join lateral (select count(*) as nodes, count(*) filter (where s.state = 'SERVING') as serving,
                min(s.reason::text) filter (where s.state = 'FAILED') as failure
                from serving_node d left join serving_state s on s.node = d.node and s.endpoint_id = e.id
                where d.seen_at > now() - make_interval(secs => ?)) said on true
            left join lateral (select state, reason from release
                where endpoint_id = e.id order by id desc limit 1) past on true
            left join lateral (select min(begun_at) filter (where ended_at is null) as since,
                min(reason::text) filter (where ended_at is null) as reason, count(*) as times
                from quarantine where endpoint_id = e.id) down on true
            left join lateral (select jsonb_agg(jsonb_build_object('number', x.number, 'version', x.version,
                    'digest', x.artifact_digest, 'release', x.release_id, 'parameters', x.parameters, 'weight', x.weight, 'live', x.live,
                    'createdBy', x.requester, 'createdAt', x.created_at) order by x.number desc) as list
                from (select r.number, v.number as version, r.artifact_digest, r.release_id, l.parameters,
                        coalesce(t.weight, 0) as weight,
                        t.mode is not null and t.mode = 'LIVE' as live, l.requester, r.created_at
                    from revision r
                    join model_version v on v.id = r.version_id
                    join release l on l.id = r.release_id
                    left join route t on t.revision_id = r.id
                    where r.endpoint_id = e.id order by r.number desc limit 50) x) revisions on true
            where e.deleted_at is null and e.project_id = ?
            """;

    private static final TypeReference<List<Revision>> REVISIONS = new TypeReference<>() {};

    private EndpointRows() {}

    /** As callers see it. */
    public static Endpoint endpoint(Row row, ProjectRef project) {
        String name = row.text("name");
        State state = state(row);
        return new Endpoint(
                row.uuid("id"),
                new Slug(name),
                project.name(),
                new Slug(row.text("model")),
                new Slug(row.text("environment")),
                state.state(),
                state.reason().orElse(null),
                row.findInstant("down_since")
                        .map(since -> new Quarantine(
                                since, row.json("down_reason", Message.class), (int) row.number("down_times")))
                        .orElse(null),
                row.json("revisions", REVISIONS),
                row.findJson("signature", Signature.class).orElse(null),
                "/endpoints/" + name + "/predict",
                row.instant("created_at"),
                row.number("row_version"));
    }

    /** It answers as soon as one node does: others may still be loading what comes next. */
    private static State state(Row row) {
        if (row.findUuid("live").isEmpty()) {
            Optional<Message> reason = row.findText("past_state")
                    .filter("FAILED"::equals)
                    .flatMap(_ -> row.findJson("past_reason", Message.class));
            return new State(EndpointState.EMPTY, reason);
        }
        if (row.number("serving") > 0) {
            return new State(EndpointState.SERVING, Optional.empty());
        }
        if (row.number("nodes") == 0) {
            return new State(EndpointState.STARTING, Optional.of(Message.of("deployment.no-node")));
        }
        Optional<Message> failure = row.findJson("failure", Message.class);
        return new State(failure.isPresent() ? EndpointState.FAILED : EndpointState.STARTING, failure);
    }

    private record State(EndpointState state, Optional<Message> reason) {}
}
