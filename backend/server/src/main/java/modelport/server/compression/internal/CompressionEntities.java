package modelport.server.compression.internal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jpa.repository.JpaRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored searches; every question names the project. */
@Repository
public interface CompressionEntities extends JpaRepository<CompressionEntity, UUID> {
    Optional<CompressionEntity> findByProjectIdAndId(UUID projectId, UUID id);

    @Query(
            value =
                    "select * from compression where project_id = :projectId and id < :before order by id desc limit :limit",
            nativeQuery = true)
    List<CompressionEntity> page(UUID projectId, UUID before, int limit);

    @Query(value = """
                    select * from compression where project_id = :projectId and model_id = :modelId and id < :before
                    order by id desc limit :limit
                    """, nativeQuery = true)
    List<CompressionEntity> pageOfModel(UUID projectId, UUID modelId, UUID before, int limit);

    @Query(value = """
                    select * from compression where project_id = :projectId and version_id = :versionId and id < :before
                    order by id desc limit :limit
                    """, nativeQuery = true)
    List<CompressionEntity> pageOfVersion(UUID projectId, UUID versionId, UUID before, int limit);
}
