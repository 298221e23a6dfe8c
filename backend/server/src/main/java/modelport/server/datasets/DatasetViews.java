package modelport.server.datasets;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.registry.VersionState;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.datasets.internal.DatasetEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Shows rows as datasets, with as many statements for a page as for a single one. */
@Singleton
class DatasetViews {
    private static final TypeReference<List<DatasetRole>> ROLES = new TypeReference<>() {};
    private static final String LATEST = """
            select dataset.id, version.number, version.state, version.roles, version.rows,
                (select count(*) from jsonb_array_elements(version.columns) as item where not (item ->> 'ignored')::boolean)
                    as columns
            from dataset
                join dataset_version version on version.dataset_id = dataset.id and version.number = dataset.last_number
            where dataset.project_id = ? and dataset.id in (select value::uuid from jsonb_array_elements_text(?))
            """;

    private final Sql sql;

    DatasetViews(Sql sql) {
        this.sql = sql;
    }

    Dataset of(DatasetEntity entity) {
        return of(entity.getProjectId(), List.of(entity)).getFirst();
    }

    List<Dataset> of(UUID project, List<DatasetEntity> entities) {
        Map<UUID, Dataset.Latest> latest =
                latest(project, entities.stream().map(DatasetEntity::getId).toList());
        return entities.stream()
                .map(entity -> new Dataset(
                        entity.getId(),
                        new Slug(entity.getName()),
                        entity.getTitle(),
                        entity.getCard(),
                        entity.getTags(),
                        entity.getOwner(),
                        // Numbers are never reused and versions never deleted: the last number is how many there are.
                        entity.getLastNumber(),
                        latest.get(entity.getId()),
                        entity.isArchived(),
                        entity.getCreatedAt(),
                        entity.getUpdatedAt(),
                        entity.getRowVersion()))
                .toList();
    }

    private Map<UUID, Dataset.Latest> latest(UUID project, List<UUID> datasets) {
        var latest = new HashMap<UUID, Dataset.Latest>();
        sql.query(LATEST, row -> Map.entry(row.uuid("id"), latest(row)), project, new Json(datasets))
                .forEach(entry -> latest.put(entry.getKey(), entry.getValue()));
        return latest;
    }

    private static Dataset.Latest latest(Row row) {
        @Nullable Long rows = row.findText("rows").map(Long::valueOf).orElse(null);
        return new Dataset.Latest(
                row.integer("number"),
                row.constant("state", VersionState.class),
                row.json("roles", ROLES),
                rows,
                rows == null ? null : (Integer) (int) row.number("columns"));
    }
}
