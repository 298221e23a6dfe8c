package modelport.server.registry;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.registry.KeptFormats;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.registry.internal.VersionEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Shows rows as versions, with as many statements for a page as for a single one. */
@Singleton
class VersionViews {
    private static final String NUMBERS = """
            select id, number from model_version
            where project_id = ? and id in (select value::uuid from jsonb_array_elements_text(?))
            """;
    private static final String FILES = """
            select distinct on (path) path, size, sha256, kind, verdict, reason, names from file_verdict
            where version_id = ? order by path, scanner_version desc
            """;
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final String UPLOADS = """
            select upload.filename, upload.length, coalesce(upload.sha256, '') as sha256
            from version_upload join upload on upload.id = version_upload.upload_id
            where version_upload.version_id = ? order by version_upload.position
            """;

    private final Sql sql;
    private final Usages usages;

    VersionViews(Sql sql, Usages usages) {
        this.sql = sql;
        this.usages = usages;
    }

    /** With its files. */
    Version of(Slug model, VersionEntity entity) {
        return view(model, entity, extras(entity.getProjectId(), List.of(entity)), files(entity.getId()));
    }

    /** Without files: a version may have thousands. */
    List<Version> of(UUID project, Slug model, List<VersionEntity> entities) {
        Extras extras = extras(project, entities);
        return entities.stream()
                .map(entity -> view(model, entity, extras, List.of()))
                .toList();
    }

    private static Version view(Slug model, VersionEntity entity, Extras extras, List<VersionFile> files) {
        return new Version(
                entity.getId(),
                model,
                entity.getNumber(),
                entity.getTitle(),
                entity.getCard(),
                entity.getTags(),
                entity.getState(),
                entity.getReason(),
                entity.getArtifactDigest(),
                entity.getFormat(),
                KeptFormats.refusal(entity.getFormat()).orElse(null),
                entity.getSignature(),
                entity.getFacts(),
                files,
                parent(entity, extras),
                entity.getOrigin().name(),
                entity.getSize(),
                entity.getCreatedBy(),
                entity.getCreatedAt(),
                entity.getJobId(),
                extras.endpoints().getOrDefault(entity.getId(), List.of()),
                entity.getRowVersion());
    }

    private Extras extras(UUID project, List<VersionEntity> entities) {
        List<UUID> ids = entities.stream().map(VersionEntity::getId).toList();
        List<UUID> parents = entities.stream()
                .map(VersionEntity::getParentId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var numbers = new HashMap<UUID, Integer>();
        if (!parents.isEmpty()) {
            sql.query(NUMBERS, row -> numbers.put(row.uuid("id"), row.integer("number")), project, new Json(parents));
        }
        return new Extras(numbers, usages.ofVersions(project, ids));
    }

    private static @Nullable Integer parent(VersionEntity entity, Extras extras) {
        UUID parent = entity.getParentId();
        return parent == null ? null : extras.numbers().get(parent);
    }

    /** What the scan said; before it did, what came in. */
    private List<VersionFile> files(UUID version) {
        List<VersionFile> scanned = sql.query(
                FILES,
                row -> new VersionFile(
                        row.text("path"),
                        row.number("size"),
                        row.text("sha256"),
                        row.text("kind"),
                        row.constant("verdict", Verdict.class),
                        row.findJson("reason", Message.class).orElse(null),
                        row.json("names", NAMES)),
                version);
        if (!scanned.isEmpty()) {
            return scanned;
        }
        return sql.query(
                UPLOADS,
                row -> new VersionFile(
                        row.text("filename"),
                        row.number("length"),
                        row.text("sha256"),
                        "unknown",
                        Verdict.PENDING,
                        null,
                        List.of()),
                version);
    }

    private record Extras(Map<UUID, Integer> numbers, Map<UUID, List<String>> endpoints) {}
}
