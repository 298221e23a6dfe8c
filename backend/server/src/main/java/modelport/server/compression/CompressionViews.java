package modelport.server.compression;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.Compression;
import modelport.contract.datasets.DatasetUse;
import modelport.server.compression.internal.CandidateEntities;
import modelport.server.compression.internal.CandidateEntity;
import modelport.server.compression.internal.CandidateFigures;
import modelport.server.compression.internal.Choice;
import modelport.server.compression.internal.CompressionEntity;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import org.jspecify.annotations.Nullable;

/** Shows rows as searches with their candidates; which candidate to take is worked out from their figures. */
@Singleton
class CompressionViews {
    private static final String NUMBERS = """
            select id, number from model_version
            where project_id = ? and id in (select value::uuid from jsonb_array_elements_text(?))
            """;

    private final CandidateEntities candidates;
    private final VersionRefs versions;
    private final DatasetRefs datasets;
    private final Sql sql;

    CompressionViews(CandidateEntities candidates, VersionRefs versions, DatasetRefs datasets, Sql sql) {
        this.candidates = candidates;
        this.versions = versions;
        this.datasets = datasets;
        this.sql = sql;
    }

    Compression of(CompressionEntity entity) {
        return of(entity.getProjectId(), List.of(entity)).getFirst();
    }

    List<Compression> of(UUID project, List<CompressionEntity> entities) {
        List<CandidateEntity> all = candidates.findByProjectIdAndCompressionIdInOrderByPosition(
                project, entities.stream().map(CompressionEntity::getId).toList());
        Map<UUID, List<CandidateEntity>> byCompression =
                all.stream().collect(Collectors.groupingBy(CandidateEntity::getCompressionId));
        Map<UUID, Integer> numbers = numbers(project, all);
        var page = new Page(project, new HashMap<>(), new HashMap<>());
        return entities.stream()
                .map(entity -> {
                    List<Candidate> shown = byCompression.getOrDefault(entity.getId(), List.of()).stream()
                            .map(candidate -> view(candidate, numbers))
                            .toList();
                    return view(entity, shown, page);
                })
                .toList();
    }

    /** A single candidate. */
    Candidate candidate(CandidateEntity entity) {
        return view(entity, numbers(entity.getProjectId(), List.of(entity)));
    }

    private Compression view(CompressionEntity entity, List<Candidate> shown, Page page) {
        VersionRef version = page.versions.computeIfAbsent(
                entity.getVersionId(), id -> versions.find(page.project, id).orElseThrow());
        Choice choice = Choice.of(shown, entity.getParent(), entity.getLimits());
        UUID calibration = entity.getCalibrationId();
        return new Compression(
                entity.getId(),
                version.model(),
                version.number(),
                version.files().orElseThrow().digest(),
                use(entity.getEvaluationId(), page),
                calibration == null ? null : use(calibration, page),
                entity.getLimits(),
                entity.getState(),
                entity.getReason(),
                entity.getParent(),
                entity.getLossMeaning(),
                shown,
                choice.pareto(),
                choice.recommended(),
                entity.getMachine(),
                entity.getCodeVersion(),
                entity.getCreatedBy(),
                entity.getCreatedAt(),
                entity.getFinishedAt(),
                Objects.requireNonNull(entity.getJobId()));
    }

    private static Candidate view(CandidateEntity entity, Map<UUID, Integer> numbers) {
        @Nullable CandidateFigures figures = entity.getFigures();
        return new Candidate(
                entity.getId(),
                entity.getRecipe(),
                entity.getPasses(),
                entity.getState(),
                entity.getReason(),
                entity.getArtifactDigest(),
                figures == null ? null : figures.model(),
                figures == null ? null : (Double) figures.sizeRatio(),
                figures == null ? null : (Double) figures.qualityLoss(),
                figures == null ? null : figures.quality(),
                figures == null ? null : (Double) figures.latencyRatio(),
                figures == null ? null : (Long) figures.makeMs(),
                figures == null ? List.of() : figures.layers(),
                figures == null ? List.of() : figures.warnings(),
                Optional.ofNullable(entity.getPromotedVersionId())
                        .map(numbers::get)
                        .orElse(null));
    }

    private DatasetUse use(UUID dataset, Page page) {
        return page.datasets.computeIfAbsent(dataset, id -> {
            DatasetRef ref = datasets.find(page.project, id).orElseThrow();
            return new DatasetUse(
                    ref.dataset(), ref.number(), ref.table().orElseThrow().digest());
        });
    }

    private Map<UUID, Integer> numbers(UUID project, List<CandidateEntity> all) {
        List<UUID> promoted = all.stream()
                .map(CandidateEntity::getPromotedVersionId)
                .filter(Objects::nonNull)
                .toList();
        var numbers = new HashMap<UUID, Integer>();
        if (!promoted.isEmpty()) {
            sql.query(NUMBERS, row -> numbers.put(row.uuid("id"), row.integer("number")), project, new Json(promoted));
        }
        return numbers;
    }

    /** What the searches of a page have in common is asked for once. */
    private record Page(UUID project, Map<UUID, VersionRef> versions, Map<UUID, DatasetUse> datasets) {}
}
