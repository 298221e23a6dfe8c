package modelport.server.datasets.internal;

import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jpa.repository.JpaRepository;
import io.micronaut.data.model.Pageable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored versions of datasets; every question names the project. */
@Repository
public interface DatasetVersionEntities extends JpaRepository<DatasetVersionEntity, UUID> {
    Optional<DatasetVersionEntity> findByProjectIdAndId(UUID projectId, UUID id);

    Optional<DatasetVersionEntity> findByProjectIdAndDatasetIdAndNumber(UUID projectId, UUID datasetId, int number);

    List<DatasetVersionEntity> findByProjectIdAndDatasetIdAndNumberLessThanOrderByNumberDesc(
            UUID projectId, UUID datasetId, int number, Pageable page);
}
