package modelport.server.registry.internal;

import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jpa.repository.JpaRepository;
import io.micronaut.data.model.Pageable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored versions; every question names the project. */
@Repository
public interface VersionEntities extends JpaRepository<VersionEntity, UUID> {
    Optional<VersionEntity> findByProjectIdAndId(UUID projectId, UUID id);

    Optional<VersionEntity> findByProjectIdAndModelIdAndNumber(UUID projectId, UUID modelId, int number);

    List<VersionEntity> findByProjectIdAndModelIdAndNumberLessThanOrderByNumberDesc(
            UUID projectId, UUID modelId, int number, Pageable page);
}
