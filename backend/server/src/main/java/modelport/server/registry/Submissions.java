package modelport.server.registry;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.VersionAccepted;
import modelport.contract.registry.VersionMetadata;
import modelport.inference.InferenceException;
import modelport.processing.ProcessingCheck;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.artifacts.UploadedFile;
import modelport.server.artifacts.Uploads;
import modelport.server.audit.Audit;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.registry.internal.VersionEntities;
import modelport.server.registry.internal.VersionEntity;

/** Makes versions of finished uploads, and has them imported. */
@Singleton
public class Submissions {
    private static final VersionMetadata SILENCE = new VersionMetadata(null, null, null, null, null, null);
    private static final int MAX_FILES = 1_000;
    private static final int MAX_SAMPLES = 1 << 20;

    private final VersionEntities entities;
    private final VersionViews views;
    private final Uploads uploads;
    private final ImportStarter imports;
    private final Journal journal;
    private final Sql sql;
    private final Numbers numbers;
    private final Clock clock;

    Submissions(
            VersionEntities entities,
            VersionViews views,
            Uploads uploads,
            ImportStarter imports,
            Journal journal,
            Sql sql,
            Numbers numbers,
            Clock clock) {
        this.entities = entities;
        this.views = views;
        this.uploads = uploads;
        this.imports = imports;
        this.journal = journal;
        this.sql = sql;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** The next number of the model belongs to the new version for good. */
    @Transactional
    public VersionAccepted create(Caller caller, ProjectRef project, Slug model, NewVersion version) {
        VersionMetadata metadata = version.metadata() == null ? SILENCE : version.metadata();
        check(metadata);
        checkCount(version.uploads());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        VersionRef ref = numbers.next(caller.username(), project, model, metadata, now);
        List<UploadedFile> files = uploads.take(project, version.uploads());
        checkNames(files);
        long size = files.stream().mapToLong(UploadedFile::length).sum();
        UUID parent = metadata.parent() == null ? null : parent(ref, metadata.parent());
        VersionEntity entity = entities.saveAndFlush(
                VersionEntity.importing(ref, metadata, new VersionEntity.Making(parent, Origin.UPLOAD, size, now)));
        write(ref.id(), metadata, files);
        UUID job = imports.start(caller, ref);
        entity.importedBy(job);
        entities.saveAndFlush(entity);
        journal.note(
                caller,
                project.id(),
                "version.created",
                ref.subject(),
                new Audit.Change(
                        null,
                        Map.of(
                                "files",
                                files.stream().map(UploadedFile::filename).toList(),
                                "size",
                                size)));
        return new VersionAccepted(views.of(model, entity), job);
    }

    /** What a version was made of, in the order in which it was given. */
    @ReadOnly
    public List<UUID> uploadsOf(UUID version) {
        return sql.query(
                "select upload_id from version_upload where version_id = ? order by position",
                row -> row.uuid("upload_id"),
                version);
    }

    private UUID parent(VersionRef child, int number) {
        return sql.first(
                        "select id from model_version where model_id = ? and number = ?",
                        row -> row.uuid("id"),
                        child.modelId(),
                        number)
                .orElseThrow(() ->
                        invalid("metadata.parent", "registry.parent-unknown", "parent", Integer.toString(number)));
    }

    private void write(UUID version, VersionMetadata metadata, List<UploadedFile> files) {
        sql.update("update model_version set metadata = ? where id = ?", new Json(metadata), version);
        for (int i = 0; i < files.size(); i++) {
            sql.update(
                    "insert into version_upload (version_id, position, upload_id) values (?, ?, ?)",
                    version,
                    i,
                    files.get(i).id());
        }
    }

    private static void check(VersionMetadata metadata) {
        Words.check(metadata.title(), metadata.card(), metadata.tags());
        Parameters.of(metadata.parameters());
        if (metadata.processing() != null) {
            try {
                ProcessingCheck.expectWhole(metadata.processing());
            } catch (InferenceException e) {
                throw new ProblemException(new Problem.Invalid(e.problem()));
            }
        }
        if (metadata.samples() != null && new Json(metadata.samples()).text().length() > MAX_SAMPLES) {
            throw invalid("metadata.samples", "registry.samples-too-big", "max", Integer.toString(MAX_SAMPLES));
        }
    }

    private static void checkCount(List<UUID> uploads) {
        if (uploads.isEmpty()) {
            throw invalid("uploads", "registry.no-files");
        }
        if (uploads.size() > MAX_FILES) {
            throw invalid("uploads", "registry.too-many-files", "max", Integer.toString(MAX_FILES));
        }
    }

    private static void checkNames(List<UploadedFile> files) {
        Set<String> names = new HashSet<>();
        for (UploadedFile file : files) {
            if (!names.add(file.filename())) {
                throw invalid("uploads", "registry.same-name", "file", file.filename());
            }
        }
    }

    private static ProblemException invalid(String field, String code, String... pairs) {
        return new ProblemException(Problem.Invalid.field(field, code, pairs));
    }
}
