package modelport.server.access.internal;

import io.micronaut.data.annotation.Repository;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored projects. */
@Repository
public interface ProjectEntities extends CrudRepository<ProjectEntity, UUID> {
    Optional<ProjectEntity> findByName(String name);

    List<ProjectEntity> findAllOrderByName();

    List<ProjectEntity> findByIdInOrderByName(List<UUID> ids);
}
