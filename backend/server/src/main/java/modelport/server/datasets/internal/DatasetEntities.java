package modelport.server.datasets.internal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jpa.repository.JpaRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored datasets; every question names the project. */
@Repository
public interface DatasetEntities extends JpaRepository<DatasetEntity, UUID> {
    Optional<DatasetEntity> findByProjectIdAndName(UUID projectId, String name);

    /**
     * The first condition on texts is the one that the index knows; the others undo what JSON's punctuation lets
     * through. An empty pattern, or an empty list of roles, asks for nothing.
     */
    @Query(value = """
                    select * from dataset where project_id = :projectId and (archived_at is not null) = :archived
                        and name > :after
                        and (:pattern = '' or (
                            (name || ' ' || title || ' ' || cast(tags as text)) ilike :pattern
                            and (name ilike :pattern or title ilike :pattern or exists (
                                select 1 from jsonb_array_elements_text(tags) tag where tag ilike :pattern))))
                        and (:roles = '[]' or exists (
                            select 1 from dataset_version version where version.dataset_id = dataset.id
                                and version.state = 'READY' and version.roles @> cast(:roles as jsonb)))
                    order by name limit :limit
                    """, nativeQuery = true)
    List<DatasetEntity> page(UUID projectId, boolean archived, String after, String pattern, String roles, int limit);
}
