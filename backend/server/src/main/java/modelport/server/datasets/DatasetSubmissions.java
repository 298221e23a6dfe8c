package modelport.server.datasets;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetVersionAccepted;
import modelport.contract.datasets.NewDatasetVersion;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.artifacts.UploadedFile;
import modelport.server.artifacts.Uploads;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Sql;
import modelport.server.datasets.internal.DatasetVersionEntities;
import modelport.server.datasets.internal.DatasetVersionEntity;
import modelport.server.datasets.internal.FileOrigin;
import modelport.server.datasets.internal.Inheritance;
import modelport.server.datasets.internal.Requests;
import modelport.server.jobs.Jobs;
import modelport.server.jobs.NewJob;
import org.jspecify.annotations.Nullable;

/** Makes versions of uploads, or of other versions' files, and has the files read. */
@Singleton
public class DatasetSubmissions {
    /** The kind of job. */
    static final String KIND = "dataset-import";

    private final DatasetVersionEntities entities;
    private final DatasetVersionViews views;
    private final Uploads uploads;
    private final Jobs jobs;
    private final Journal journal;
    private final Sql sql;
    private final Tools tools;

    DatasetSubmissions(
            DatasetVersionEntities entities,
            DatasetVersionViews views,
            Uploads uploads,
            Jobs jobs,
            Journal journal,
            Sql sql,
            Tools tools) {
        this.entities = entities;
        this.views = views;
        this.uploads = uploads;
        this.jobs = jobs;
        this.journal = journal;
        this.sql = sql;
        this.tools = tools;
    }

    /** Where identities and time come from. */
    @Singleton
    record Tools(Ids ids, Clock clock) {}

    /** What the job is about. */
    record Input(UUID version) {}

    /** The next number of the dataset belongs to the new version for good. */
    @Transactional
    public DatasetVersionAccepted create(Caller caller, ProjectRef project, Slug dataset, NewDatasetVersion version) {
        DatasetMetadata said = Objects.requireNonNullElseGet(version.metadata(), DatasetMetadata::nothing);
        Requests.check(said);
        DatasetVersionEntity.Identity identity = number(caller, project, dataset);
        Made made = version.basedOn() == null
                ? new Made(origin(project, version.uploads()), said)
                : shared(identity, version.uploads(), version.basedOn(), said);
        DatasetVersionEntity entity =
                entities.saveAndFlush(DatasetVersionEntity.importing(identity, made.metadata(), made.origin()));
        Map<String, String> subject =
                Map.of("dataset", dataset.value(), "version", Integer.toString(identity.number()));
        UUID job = jobs.enqueue(new NewJob(
                KIND,
                Optional.of(project.id()),
                subject,
                new Input(identity.id()),
                Optional.of(identity.id().toString()),
                Optional.of(caller.username())));
        entity.importedBy(job);
        entities.saveAndFlush(entity);
        journal.note(
                caller,
                project.id(),
                "dataset-version.created",
                subject,
                new Audit.Change(
                        null,
                        Map.of(
                                "file",
                                made.origin().fileName(),
                                "size",
                                made.origin().fileSize())));
        return new DatasetVersionAccepted(views.of(dataset, entity), job);
    }

    /** Holds the dataset's row until the end of the transaction: two who come at once get different numbers. */
    private DatasetVersionEntity.Identity number(Caller caller, ProjectRef project, Slug dataset) {
        Instant now = tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
        return sql.first(
                        """
                        update dataset set last_number = last_number + 1, updated_at = ?
                        where project_id = ? and name = ? returning id, last_number, archived_at is not null as archived
                        """,
                        row -> {
                            if (row.bool("archived")) {
                                throw new ProblemException(new Problem.Conflict(
                                        Message.of("datasets.archived", "dataset", dataset.value())));
                            }
                            return new DatasetVersionEntity.Identity(
                                    tools.ids().next(),
                                    project.id(),
                                    row.uuid("id"),
                                    row.integer("last_number"),
                                    caller.username(),
                                    now);
                        },
                        now,
                        project.id(),
                        dataset.value())
                .orElseThrow(() -> Datasets.notFound(dataset));
    }

    private FileOrigin origin(ProjectRef project, @Nullable List<UUID> wanted) {
        if (wanted == null || wanted.size() != 1) {
            throw new ProblemException(Problem.Invalid.field("uploads", "datasets.one-upload"));
        }
        UploadedFile file = uploads.take(project, wanted).getFirst();
        return new FileOrigin(file.id(), null, file.filename(), file.length(), null, null);
    }

    private Made shared(
            DatasetVersionEntity.Identity identity, @Nullable List<UUID> wanted, int number, DatasetMetadata said) {
        if (wanted != null && !wanted.isEmpty()) {
            throw new ProblemException(Problem.Invalid.field("basedOn", "datasets.upload-or-based-on"));
        }
        DatasetVersionEntity base = entities.findByProjectIdAndDatasetIdAndNumber(
                        identity.project(), identity.dataset(), number)
                .orElseThrow(() -> new ProblemException(Problem.Invalid.field(
                        "basedOn", "datasets.base-unknown", "version", Integer.toString(number))));
        if (base.getFileDigest() == null) {
            throw new ProblemException(new Problem.Conflict(
                    Message.of("datasets.base-without-file", "version", Integer.toString(number))));
        }
        var origin = new FileOrigin(
                null, base.getId(), base.getFileName(), base.getFileSize(), base.getFileSha256(), base.getFileDigest());
        return new Made(origin, Inheritance.of(base, said));
    }

    private record Made(FileOrigin origin, DatasetMetadata metadata) {}
}
