package modelport.server.monitoring.internal;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.monitoring.MonitorState;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;

/** Reads all endpoints of some projects, with what is known of how they do, in one statement. */
@Singleton
public class FleetRows {
    private static final String SELECT = """
            select e.id, p.name as project, e.name as endpoint, o.name as model, n.name as environment, live.number as version,
                m.id as monitor, m.state, m.reason,
            """ + Seen.COLUMNS + """

            from endpoint e
            join project p on p.id = e.project_id
            join model o on o.id = e.model_id
            join environment n on n.id = e.environment_id
            left join monitor m on m.endpoint_id = e.id
            left join lateral (select v.number from route t join revision r on r.id = t.revision_id
                join model_version v on v.id = r.version_id
                where t.endpoint_id = e.id and t.mode = 'LIVE' order by t.weight desc limit 1) live on true
            """ + Seen.JOINS + """
            where e.deleted_at is null and e.project_id in (select value::uuid from jsonb_array_elements_text(?))
            """;

    private final Sql sql;

    FleetRows(Sql sql) {
        this.sql = sql;
    }

    public List<Member> of(Collection<UUID> projects) {
        return sql.query(SELECT, FleetRows::member, new Json(List.copyOf(projects)));
    }

    private static Member member(Row row) {
        Seen seen = Seen.of(row);
        Optional<String> state = row.findText("state");
        MonitorHealth health = state.map(text -> MonitorHealth.of(
                        MonitorState.valueOf(text),
                        row.findJson("reason", Message.class).orElse(null),
                        seen))
                .orElse(MonitorHealth.UNWATCHED);
        return new Member(
                new Slug(row.text("project")),
                row.uuid("id"),
                new Slug(row.text("endpoint")),
                new Slug(row.text("model")),
                new Slug(row.text("environment")),
                row.findText("version").map(Integer::valueOf).orElse(null),
                row.findUuid("monitor").orElse(null),
                health,
                seen.openAlerts());
    }

    /** An endpoint of the fleet. */
    public record Member(
            Slug project,
            UUID endpointId,
            Slug endpoint,
            Slug model,
            Slug environment,
            @Nullable Integer version,
            @Nullable UUID monitor,
            MonitorHealth health,
            int openAlerts) {}
}
