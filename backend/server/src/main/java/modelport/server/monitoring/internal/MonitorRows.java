package modelport.server.monitoring.internal;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.MonitorState;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.monitoring.internal.MonitorRow.Armament;
import modelport.server.monitoring.internal.MonitorRow.Made;
import modelport.server.monitoring.internal.MonitorRow.Place;
import org.jspecify.annotations.Nullable;

/** Reads monitors; those of endpoints that were taken down are not there any more. */
@Singleton
public class MonitorRows {
    private static final String SELECT = """
            select m.id, m.project_id, m.endpoint_id, m.dataset_version_id, m.settings, m.state, m.reason, m.target_id,
                m.version_id, m.edges_id, m.armed, m.armed_at, m.judged_to, m.created_by, m.created_at, m.row_version,
                e.name as endpoint, o.name as model, n.name as environment, v.number as version, s.name as dataset,
                d.number as dataset_number, d.digest as dataset_digest, live.version_id as live,
                case when j.state in ('QUEUED', 'RUNNING') then j.id end as job,
            """ + Seen.COLUMNS + """

            from monitor m
            join endpoint e on e.id = m.endpoint_id and e.deleted_at is null
            join model o on o.id = e.model_id
            join environment n on n.id = e.environment_id
            join dataset_version d on d.id = m.dataset_version_id
            join dataset s on s.id = d.dataset_id
            left join model_version v on v.id = m.version_id
            left join job j on j.id = m.job_id
            left join lateral (select r.version_id from route t join revision r on r.id = t.revision_id
                where t.endpoint_id = m.endpoint_id and t.mode = 'LIVE' order by t.weight desc limit 1) live on true
            """ + Seen.JOINS;

    private final Sql sql;

    MonitorRows(Sql sql) {
        this.sql = sql;
    }

    @ReadOnly
    public Optional<MonitorRow> find(UUID project, UUID monitor) {
        return sql.first(SELECT + "where m.project_id = ? and m.id = ?", MonitorRows::row, project, monitor);
    }

    /** In the order of their endpoints' names. */
    @ReadOnly
    public List<MonitorRow> list(UUID project, @Nullable Slug endpoint, @Nullable String after, int limit) {
        return sql.query(
                SELECT + "where m.project_id = ? and (?::text is null or e.name = ?::text) and e.name > ? "
                        + "order by e.name limit ?",
                MonitorRows::row,
                project,
                endpoint == null ? null : endpoint.value(),
                endpoint == null ? null : endpoint.value(),
                after == null ? "" : after,
                limit);
    }

    /** A monitor that nobody else works on until the transaction ends; waits for whoever does. */
    public Optional<MonitorRow> lock(UUID monitor) {
        return locked(monitor, "select project_id from monitor where id = ? for update");
    }

    /** The same, and nothing where somebody else works on it. */
    public Optional<MonitorRow> lockIdle(UUID monitor) {
        return locked(monitor, "select project_id from monitor where id = ? for update skip locked");
    }

    /** Locked before it is read, so that what was waited for is seen. */
    private Optional<MonitorRow> locked(UUID monitor, String how) {
        return sql.first(how, row -> row.uuid("project_id"), monitor).flatMap(project -> find(project, monitor));
    }

    /** All that are not stopped. */
    @ReadOnly
    public List<UUID> watching() {
        return sql.query(
                "select m.id from monitor m join endpoint e on e.id = m.endpoint_id and e.deleted_at is null "
                        + "where m.state <> 'PAUSED' order by m.id",
                row -> row.uuid("id"));
    }

    /** Those whose window may be over by then. */
    @ReadOnly
    public List<UUID> due(Instant by) {
        return sql.query(
                "select id from monitor where state = 'WATCHING' "
                        + "and judged_to + make_interval(mins => (settings ->> 'windowMinutes')::integer) <= ? order by id",
                row -> row.uuid("id"),
                by);
    }

    /** Those at whose endpoint something else answers than they were last armed for. */
    @ReadOnly
    public List<UUID> outdated() {
        return sql.query("""
                select m.id from monitor m
                join endpoint e on e.id = m.endpoint_id and e.deleted_at is null
                join route t on t.endpoint_id = m.endpoint_id and t.mode = 'LIVE' and t.weight >= 50
                join revision r on r.id = t.revision_id
                where r.version_id is distinct from m.target_id order by m.id
                """, row -> row.uuid("id"));
    }

    private static MonitorRow row(Row row) {
        return new MonitorRow(
                row.uuid("id"),
                row.uuid("project_id"),
                new Place(
                        row.uuid("endpoint_id"),
                        new Slug(row.text("endpoint")),
                        new Slug(row.text("model")),
                        new Slug(row.text("environment"))),
                row.uuid("dataset_version_id"),
                new DatasetUse(
                        new Slug(row.text("dataset")), row.integer("dataset_number"), row.text("dataset_digest")),
                row.json("settings", MonitorSettings.class),
                row.constant("state", MonitorState.class),
                row.findJson("reason", Message.class).orElse(null),
                row.findUuid("target_id").orElse(null),
                row.findUuid("live").orElse(null),
                armament(row),
                row.findUuid("job").orElse(null),
                Seen.of(row),
                new Made(row.text("created_by"), row.instant("created_at"), row.number("row_version")));
    }

    /** All of it is there, or nothing: a constraint of the table sees to it. */
    private static @Nullable Armament armament(Row row) {
        return row.findJson("armed", Armed.class)
                .map(armed -> new Armament(
                        row.uuid("version_id"),
                        row.integer("version"),
                        row.uuid("edges_id"),
                        armed,
                        row.instant("armed_at"),
                        row.instant("judged_to")))
                .orElse(null);
    }
}
