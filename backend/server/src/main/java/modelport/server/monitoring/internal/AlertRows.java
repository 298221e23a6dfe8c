package modelport.server.monitoring.internal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertDeed;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.AlertStep;
import modelport.contract.monitoring.Severity;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Reads alerts and what happened to them, and writes the latter. */
@Singleton
public class AlertRows {
    private static final TypeReference<List<Blamed>> BLAMED = new TypeReference<>() {};
    private static final String SELECT = """
            select a.id, a.project_id, a.monitor_id, a.endpoint_id, a.kind, a.severity, a.state, a.summary, a.blamed, a.calm,
                a.opened_at, a.last_seen_at, a.eased_at, a.resolved_at, a.owner, a.silenced_until, a.case_id, a.row_version,
                e.name as endpoint, o.name as model, v.number as version
            from alert a
            join endpoint e on e.id = a.endpoint_id
            join model o on o.id = e.model_id
            join model_version v on v.id = a.version_id
            """;

    private final Sql sql;

    AlertRows(Sql sql) {
        this.sql = sql;
    }

    public Optional<AlertRow> find(UUID project, UUID alert) {
        return sql.first(SELECT + "where a.project_id = ? and a.id = ?", AlertRows::row, project, alert);
    }

    /** Nobody else changes it until the transaction ends. */
    public Optional<AlertRow> lock(UUID project, UUID alert) {
        sql.query(
                "select id from alert where project_id = ? and id = ? for update",
                row -> row.uuid("id"),
                project,
                alert);
        return find(project, alert);
    }

    /** The one that is not over, of a monitor and what raises it; locked. */
    public Optional<AlertRow> lockOpen(UUID project, UUID monitor, String watch) {
        return sql.first(
                        "select id from alert where monitor_id = ? and watch = ? and state <> 'RESOLVED' for update",
                        row -> row.uuid("id"),
                        monitor,
                        watch)
                .flatMap(id -> find(project, id));
    }

    /** What raised those of a monitor that are not over. */
    public List<String> openWatches(UUID monitor) {
        return sql.query(
                "select watch from alert where monitor_id = ? and state <> 'RESOLVED' order by id",
                row -> row.text("watch"),
                monitor);
    }

    /** Those that are not over, of endpoints that were taken down; locked. */
    public List<AlertRow> lockGone() {
        return sql
                .query(
                        "select a.id, a.project_id from alert a where a.state <> 'RESOLVED' and exists "
                                + "(select 1 from endpoint e where e.id = a.endpoint_id and e.deleted_at is not null) "
                                + "order by a.id for update of a skip locked",
                        row -> List.of(row.uuid("project_id"), row.uuid("id")))
                .stream()
                .flatMap(key -> find(key.getFirst(), key.getLast()).stream())
                .toList();
    }

    /** The newest first, after the one with that identity. */
    public List<AlertRow> list(UUID project, AlertFilter filter, @Nullable UUID after, int limit) {
        String states = filter.states().stream().map(AlertState::name).collect(Collectors.joining(","));
        String severity = filter.severity() == null ? null : filter.severity().name();
        String endpoint = filter.endpoint() == null ? null : filter.endpoint().value();
        return sql.query(
                SELECT + """
                where a.project_id = ? and (?::text = '' or a.state = any (string_to_array(?::text, ',')))
                    and (?::text is null or e.name = ?::text) and (?::text is null or a.severity = ?::text)
                    and (?::uuid is null or a.id < ?::uuid)
                order by a.id desc limit ?
                """,
                AlertRows::row,
                project,
                states,
                states,
                endpoint,
                endpoint,
                severity,
                severity,
                after,
                after,
                limit);
    }

    /** Writes down what happened. */
    public void step(
            UUID alert,
            Instant at,
            AlertDeed deed,
            @Nullable String actor,
            @Nullable String note,
            @Nullable Message detail) {
        sql.update(
                "insert into alert_step (alert_id, number, at, deed, actor, note, detail) "
                        + "select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?::jsonb from alert_step where alert_id = ?",
                alert,
                at,
                deed,
                actor,
                note,
                Json.ofNullable(detail),
                alert);
    }

    /** As callers see them, with what happened. */
    public List<Alert> shown(List<AlertRow> rows) {
        Map<UUID, List<AlertStep>> steps = new HashMap<>();
        if (!rows.isEmpty()) {
            sql.query(
                    "select alert_id, at, deed, actor, note, detail from alert_step "
                            + "where alert_id in (select value::uuid from jsonb_array_elements_text(?)) "
                            + "order by alert_id, number",
                    row -> steps.computeIfAbsent(row.uuid("alert_id"), _ -> new ArrayList<>())
                            .add(step(row)),
                    new Json(rows.stream().map(AlertRow::id).toList()));
        }
        return rows.stream()
                .map(row -> shown(row, steps.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Alert shown(AlertRow row, List<AlertStep> steps) {
        var columns = new LinkedHashSet<String>();
        row.blamed().forEach(blamed -> columns.add(blamed.column()));
        return new Alert(
                row.id(),
                row.subject().monitor(),
                row.subject().endpoint(),
                row.subject().model(),
                row.subject().version(),
                row.kind(),
                row.severity(),
                row.state(),
                row.summary(),
                List.copyOf(columns),
                row.times().opened(),
                row.times().seen(),
                row.times().resolved(),
                row.owner(),
                row.silencedUntil(),
                row.maintenanceCase(),
                steps,
                row.rowVersion());
    }

    private static AlertStep step(Row row) {
        return new AlertStep(
                row.instant("at"),
                row.constant("deed", AlertDeed.class),
                row.findText("actor").orElse(null),
                row.findText("note").orElse(null),
                row.findJson("detail", Message.class).orElse(null));
    }

    private static AlertRow row(Row row) {
        return new AlertRow(
                row.uuid("id"),
                new AlertRow.Subject(
                        row.uuid("project_id"),
                        row.uuid("monitor_id"),
                        row.uuid("endpoint_id"),
                        new Slug(row.text("endpoint")),
                        new Slug(row.text("model")),
                        row.integer("version")),
                row.constant("kind", AlertKind.class),
                row.constant("severity", Severity.class),
                row.constant("state", AlertState.class),
                row.json("summary", Message.class),
                row.json("blamed", BLAMED),
                row.integer("calm"),
                new AlertRow.Times(
                        row.instant("opened_at"),
                        row.instant("last_seen_at"),
                        row.findInstant("eased_at").orElse(null),
                        row.findInstant("resolved_at").orElse(null)),
                row.findText("owner").orElse(null),
                row.findInstant("silenced_until").orElse(null),
                row.findUuid("case_id").orElse(null),
                row.number("row_version"));
    }
}
