package modelport.server.registry.internal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jpa.repository.JpaRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored models; every question names the project. */
@Repository
public interface ModelEntities extends JpaRepository<ModelEntity, UUID> {
    Optional<ModelEntity> findByProjectIdAndName(UUID projectId, String name);

    @Query(value = """
                    select * from model where project_id = :projectId and archived_at is null and name > :after
                    order by name limit :limit
                    """, nativeQuery = true)
    List<ModelEntity> page(UUID projectId, String after, int limit);

    /** The first condition is the one that the index knows; the others undo what JSON's punctuation lets through. */
    @Query(value = """
                    select * from model where project_id = :projectId and archived_at is null and name > :after
                        and (name || ' ' || title || ' ' || cast(tags as text)) ilike :pattern
                        and (name ilike :pattern or title ilike :pattern or exists (
                            select 1 from jsonb_array_elements_text(tags) tag where tag ilike :pattern))
                    order by name limit :limit
                    """, nativeQuery = true)
    List<ModelEntity> search(UUID projectId, String pattern, String after, int limit);
}
