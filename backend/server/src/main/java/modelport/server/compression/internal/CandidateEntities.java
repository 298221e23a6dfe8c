package modelport.server.compression.internal;

import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jpa.repository.JpaRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored candidates; every question names the project. */
@Repository
public interface CandidateEntities extends JpaRepository<CandidateEntity, UUID> {
    Optional<CandidateEntity> findByProjectIdAndCompressionIdAndId(UUID projectId, UUID compressionId, UUID id);

    Optional<CandidateEntity> findByProjectIdAndCompressionIdAndRecipe(
            UUID projectId, UUID compressionId, String recipe);

    Optional<CandidateEntity> findByProjectIdAndPromotedVersionId(UUID projectId, UUID promotedVersionId);

    List<CandidateEntity> findByProjectIdAndCompressionIdInOrderByPosition(
            UUID projectId, Collection<UUID> compressionIds);
}
