package modelport.server.prediction;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import modelport.gateway.ProfilePlan;
import modelport.server.access.ProjectRef;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.prediction.internal.StoredColumn;
import tools.jackson.core.type.TypeReference;

/** Freezes the cells that an endpoint's rows are counted in; serving nodes count by the newest within seconds. */
@Singleton
public class ProfileEdges {
    private static final TypeReference<List<StoredColumn>> COLUMNS = new TypeReference<>() {};
    private static final String SELECT =
            "select p.id, p.project_id, p.endpoint_id, p.version_id, p.dataset_version_id, p.columns, p.frozen_at "
                    + "from profile_edges p ";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    ProfileEdges(Sql sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * From now on rows that {@code version} answers at {@code endpoint} are counted so.
     *
     * @param columns at most {@link ProfilePlan#MOST}, no two with the same name
     */
    @Transactional
    public UUID freeze(
            ProjectRef project, UUID endpoint, UUID version, UUID datasetVersion, List<FrozenColumn> columns) {
        requireSound(columns);
        UUID id = ids.next();
        List<StoredColumn> stored = columns.stream()
                .map(column -> StoredColumn.of(
                        column.name(), column.source(), column.cells(), column.reference(), column.importance()))
                .toList();
        sql.update(
                "insert into profile_edges (id, project_id, endpoint_id, version_id, dataset_version_id, columns, frozen_at) "
                        + "values (?, ?, ?, ?, ?, ?, ?)",
                id,
                project.id(),
                endpoint,
                version,
                datasetVersion,
                new Json(stored),
                clock.instant());
        return id;
    }

    /** By which the version that is live at an endpoint is counted. */
    @ReadOnly
    public Optional<FrozenEdges> current(UUID endpoint) {
        return sql.first(SELECT + """
                        join revision r on r.version_id = p.version_id and r.endpoint_id = p.endpoint_id
                        join route t on t.revision_id = r.id and t.mode = 'LIVE'
                        where p.endpoint_id = ? order by t.weight desc, p.id desc limit 1
                        """, ProfileEdges::edges, endpoint);
    }

    /** By which a version is counted at an endpoint, live or not. */
    @ReadOnly
    public Optional<FrozenEdges> of(UUID endpoint, UUID version) {
        return sql.first(
                SELECT + "where p.endpoint_id = ? and p.version_id = ? order by p.id desc limit 1",
                ProfileEdges::edges,
                endpoint,
                version);
    }

    @ReadOnly
    public Optional<FrozenEdges> find(UUID id) {
        return sql.first(SELECT + "where p.id = ?", ProfileEdges::edges, id);
    }

    private static void requireSound(List<FrozenColumn> columns) {
        if (columns.isEmpty() || columns.size() > ProfilePlan.MOST) {
            throw new IllegalArgumentException("from 1 to " + ProfilePlan.MOST + " columns, not " + columns.size());
        }
        Set<String> names = new HashSet<>();
        for (FrozenColumn column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns of one name: " + column.name());
            }
        }
    }

    private static FrozenEdges edges(Row row) {
        return new FrozenEdges(
                row.uuid("id"),
                row.uuid("project_id"),
                row.uuid("endpoint_id"),
                row.uuid("version_id"),
                row.uuid("dataset_version_id"),
                columns(row),
                row.instant("frozen_at"));
    }

    static List<FrozenColumn> columns(Row row) {
        return row.json("columns", COLUMNS).stream()
                .map(column -> new FrozenColumn(
                        column.name(), column.origin(), column.cells(), column.counts(), column.importance()))
                .toList();
    }
}
