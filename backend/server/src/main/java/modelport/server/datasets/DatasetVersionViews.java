package modelport.server.datasets;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.datasets.BadRows;
import modelport.contract.datasets.DatasetFile;
import modelport.contract.datasets.DatasetVersion;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.datasets.internal.DatasetVersionEntity;
import org.jspecify.annotations.Nullable;

/** Shows rows as versions of datasets, with as many statements for a page as for a single one. */
@Singleton
class DatasetVersionViews {
    private static final String NUMBERS = """
            select id, number from dataset_version
            where project_id = ? and id in (select value::uuid from jsonb_array_elements_text(?))
            """;

    private final Sql sql;

    DatasetVersionViews(Sql sql) {
        this.sql = sql;
    }

    DatasetVersion of(Slug dataset, DatasetVersionEntity entity) {
        return view(dataset, entity, numbers(entity.getProjectId(), List.of(entity)), entity.getBadRows());
    }

    /** Bad rows are counted, not named. */
    List<DatasetVersion> of(UUID project, Slug dataset, List<DatasetVersionEntity> entities) {
        Map<UUID, Integer> numbers = numbers(project, entities);
        return entities.stream()
                .map(entity -> view(
                        dataset,
                        entity,
                        numbers,
                        new BadRows(entity.getBadRows().count(), List.of())))
                .toList();
    }

    private static DatasetVersion view(
            Slug dataset, DatasetVersionEntity entity, Map<UUID, Integer> numbers, BadRows badRows) {
        UUID basedOn = entity.getBasedOnId();
        return new DatasetVersion(
                entity.getId(),
                dataset,
                entity.getNumber(),
                entity.getState(),
                entity.getReason(),
                entity.getDigest(),
                file(entity),
                entity.getColumns(),
                entity.getLabel(),
                entity.getRoles(),
                entity.getRows(),
                badRows,
                entity.getNotes(),
                entity.getNote(),
                basedOn == null ? null : numbers.get(basedOn),
                entity.getCreatedBy(),
                entity.getCreatedAt(),
                entity.getJobId(),
                entity.getRowVersion());
    }

    private static @Nullable DatasetFile file(DatasetVersionEntity entity) {
        String sha256 = entity.getFileSha256();
        return sha256 == null
                ? null
                : new DatasetFile(
                        entity.getFileName(),
                        entity.getFileSize(),
                        sha256,
                        entity.getFileDigest() != null,
                        entity.getFormat(),
                        entity.getReading(),
                        entity.getEncoding());
    }

    private Map<UUID, Integer> numbers(UUID project, List<DatasetVersionEntity> entities) {
        List<UUID> bases = entities.stream()
                .map(DatasetVersionEntity::getBasedOnId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var numbers = new HashMap<UUID, Integer>();
        if (!bases.isEmpty()) {
            sql.query(NUMBERS, row -> numbers.put(row.uuid("id"), row.integer("number")), project, new Json(bases));
        }
        return numbers;
    }
}
