package modelport.server.compression;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.CompressionState;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.compression.internal.CandidateEntities;
import modelport.server.compression.internal.CandidateEntity;
import modelport.server.compression.internal.CompressionEntities;
import modelport.server.compression.internal.CompressionEntity;
import modelport.server.compression.internal.Found;
import modelport.server.database.Sql;
import modelport.server.registry.VersionRefs;
import org.jspecify.annotations.Nullable;

/** Writes down what a search finds, and where it ends. Part of the transaction that publishes. */
@Singleton
class CompressionOutcomes {
    private final CompressionEntities entities;
    private final CandidateEntities candidates;
    private final VersionRefs versions;
    private final Artifacts artifacts;
    private final Journal journal;
    private final Sql sql;
    private final Clock clock;

    CompressionOutcomes(
            CompressionEntities entities,
            CandidateEntities candidates,
            VersionRefs versions,
            Artifacts artifacts,
            Journal journal,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.candidates = candidates;
        this.versions = versions;
        this.artifacts = artifacts;
        this.journal = journal;
        this.sql = sql;
        this.clock = clock;
    }

    /** The version itself is measured; what was measured first stays. */
    @Transactional
    void parent(UUID project, UUID compression, Found.Parent found) {
        CompressionEntity entity = lock(project, compression);
        if (entity.getParent() == null) {
            entity.measured(found);
            entities.saveAndFlush(entity);
        }
        announce(entity);
    }

    /** A recipe is about to be tried. */
    @Transactional
    void begun(UUID project, UUID compression, Found.Begun found) {
        CandidateEntity candidate = candidate(project, compression, found.recipe());
        candidate.begun();
        candidates.saveAndFlush(candidate);
    }

    /** A candidate is made and measured, and its bytes are stored. */
    @Transactional
    void made(UUID project, UUID compression, Found.Made found, StoredArtifact files) {
        CompressionEntity entity = lock(project, compression);
        CandidateEntity candidate = candidate(project, compression, found.recipe());
        if (candidate.getState() == CandidateState.WAITING) {
            artifacts.register(project, files);
            candidate.measured(files.digest(), found.content(), found.figures());
            candidates.saveAndFlush(candidate);
        }
        announce(entity);
    }

    /** A recipe gave nothing. */
    @Transactional
    void missed(UUID project, UUID compression, Found.Missed found) {
        CompressionEntity entity = lock(project, compression);
        CandidateEntity candidate = candidate(project, compression, found.recipe());
        if (candidate.getState() == CandidateState.WAITING) {
            candidate.missed(found.state(), found.reason());
            candidates.saveAndFlush(candidate);
        }
        announce(entity);
    }

    /** Nothing more will be found; what was found stays. */
    @Transactional
    void over(UUID project, UUID compression, CompressionState how, @Nullable Message why) {
        CompressionEntity entity = lock(project, compression);
        entity.over(how, why, clock.instant().truncatedTo(ChronoUnit.MICROS));
        entities.saveAndFlush(entity);
        journal.note(project, topic(how), subject(entity));
    }

    /** A search that was stopped or broke off goes on; recipes that failed are tried again. */
    @Transactional
    void again(UUID project, UUID compression) {
        CompressionEntity entity = lock(project, compression);
        entity.again();
        entities.saveAndFlush(entity);
        List<CandidateEntity> all =
                candidates.findByProjectIdAndCompressionIdInOrderByPosition(project, List.of(compression));
        all.forEach(CandidateEntity::again);
        candidates.saveAll(all);
        candidates.flush();
        journal.note(project, topic(CompressionState.RUNNING), subject(entity));
    }

    private CompressionEntity lock(UUID project, UUID compression) {
        sql.query(
                "select id from compression where project_id = ? and id = ? for update",
                row -> row.uuid("id"),
                project,
                compression);
        return entities.findByProjectIdAndId(project, compression).orElseThrow();
    }

    private CandidateEntity candidate(UUID project, UUID compression, String recipe) {
        return candidates
                .findByProjectIdAndCompressionIdAndRecipe(project, compression, recipe)
                .orElseThrow(() -> new IllegalStateException("nobody asked for " + recipe));
    }

    private void announce(CompressionEntity entity) {
        journal.announce(entity.getProjectId(), "compression.measured", subject(entity));
    }

    private Map<String, String> subject(CompressionEntity entity) {
        return Compressions.subject(
                versions.find(entity.getProjectId(), entity.getVersionId()).orElseThrow(), entity.getId());
    }

    private static String topic(CompressionState state) {
        return switch (state) {
            case RUNNING -> "compression.running";
            case DONE -> "compression.done";
            case STOPPED -> "compression.stopped";
            case FAILED -> "compression.failed";
        };
    }
}
