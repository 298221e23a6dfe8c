package modelport.server.datasets;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.datasets.BadRows;
import modelport.contract.datasets.ColumnSummary;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.artifacts.UploadedFile;
import modelport.server.artifacts.Uploads;
import modelport.server.database.Json;
import modelport.server.datasets.internal.DatasetOrder;
import modelport.server.datasets.internal.DatasetResult;
import modelport.server.datasets.internal.DatasetVersionEntities;
import modelport.server.datasets.internal.DatasetVersionEntity;
import modelport.server.datasets.internal.FileFindings;
import modelport.server.jobs.ChildOrder;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.JobRun;
import modelport.tables.TableFile;
import modelport.tables.load.LoadResult;
import modelport.tables.source.SourceLimits;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gives a file to a process of its own, and publishes the table that it made. The process is not believed what can be
 * checked. A file that is no table is kept all the same: read another way, it may be one.
 */
@Singleton
final class DatasetImportHandler implements JobHandler.Child {
    private static final long MEGABYTE = 1 << 20;
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
    private static final int RECORD_PER_CELL = 8;
    private static final int LONGEST_SUMMARY = 1 << 20;
    private static final double STORING = 0.95;

    private final Artifacts artifacts;
    private final Uploads uploads;
    private final DatasetVersionEntities entities;
    private final DatasetOutcomes outcomes;
    private final DatasetConfig config;

    DatasetImportHandler(
            Artifacts artifacts,
            Uploads uploads,
            DatasetVersionEntities entities,
            DatasetOutcomes outcomes,
            DatasetConfig config) {
        this.artifacts = artifacts;
        this.uploads = uploads;
        this.entities = entities;
        this.outcomes = outcomes;
        this.config = config;
    }

    @Override
    public String kind() {
        return DatasetSubmissions.KIND;
    }

    @Override
    public ChildOrder prepare(JobRun run) throws IOException {
        DatasetVersionEntity version = version(run);
        Incoming file = file(version);
        var order = new DatasetOrder(
                version.getFileName(),
                file.path().toAbsolutePath().toString(),
                version.getFileSize(),
                file.sha256(),
                version.getMetadata(),
                new SourceLimits(
                        config.maxColumns(),
                        config.maxCell(),
                        RECORD_PER_CELL * config.maxCell(),
                        config.maxUnpacked()));
        return new ChildOrder(order, heap(file.path()), config.limit());
    }

    @Override
    public void finish(JobRun run, JsonNode json, Path folder) throws IOException {
        DatasetResult result = Json.MAPPER.treeToValue(json, DatasetResult.class);
        DatasetVersionEntity version = version(run);
        UUID project = version.getProjectId();
        UUID id = version.getId();
        LoadResult loaded = result.loaded();
        if (loaded == null) {
            Message damaged = Objects.requireNonNull(result.damaged());
            var findings =
                    new FileFindings(result.sha256(), null, null, null, null, List.of(), BadRows.none(), List.of());
            run.publish(() -> {
                outcomes.rejected(project, id, findings, damaged);
                discard(version);
            });
            return;
        }
        run.progress(STORING, Message.of("datasets.storing"));
        StoredArtifact file = store(version, result.sha256());
        FileFindings findings = findings(result.sha256(), file, loaded);
        Message refusal = loaded.refusal();
        if (refusal != null) {
            run.publish(() -> {
                artifacts.register(project, file);
                outcomes.rejected(project, id, findings, refusal);
                discard(version);
            });
            return;
        }
        StoredArtifact table = table(folder, Objects.requireNonNull(loaded.table()));
        DatasetOutcomes.Filling filling = filling(table, loaded.table(), folder);
        run.publish(() -> {
            artifacts.register(project, file);
            artifacts.register(project, table);
            outcomes.ready(project, id, findings, filling);
            discard(version);
        });
    }

    @Override
    public void gaveUp(JobRun run, Message reason) {
        outcomes.failed(run.project().orElseThrow(), id(run), reason);
    }

    @Override
    public void retried(JobRun run) {
        file(version(run));
        outcomes.importing(run.project().orElseThrow(), id(run));
    }

    /** The bytes are hashed again on their way in; what differs from what was read is not stored. */
    private StoredArtifact store(DatasetVersionEntity version, String sha256) {
        String kept = version.getFileDigest();
        if (kept != null) {
            return artifacts.find(version.getProjectId(), kept).orElseThrow();
        }
        StoredArtifact artifact =
                artifacts.store(Map.of(version.getFileName(), file(version).path()));
        if (!artifact.files().getFirst().sha256().equals(sha256)) {
            throw new IllegalStateException("changed since it was read: " + version.getFileName());
        }
        return artifact;
    }

    /** A table that cannot be opened, or has another number of rows, is none. */
    private StoredArtifact table(Path folder, LoadResult.Loaded loaded) throws IOException {
        Path file = folder.toRealPath().resolve(DatasetResult.TABLE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalStateException("the process left no table");
        }
        try (TableFile table = TableFile.open(file)) {
            if (table.rows() != loaded.rows()) {
                throw new IllegalStateException("the process left another table than it says");
            }
        }
        return artifacts.store(Map.of(DatasetRefs.TABLE, file));
    }

    private static DatasetOutcomes.Filling filling(StoredArtifact table, LoadResult.Loaded loaded, Path folder)
            throws IOException {
        Path file = folder.toRealPath().resolve(DatasetResult.SUMMARIES);
        List<ColumnSummary> summaries = new ArrayList<>();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalStateException("the process left no summaries");
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() > LONGEST_SUMMARY) {
                    throw new IllegalStateException("a summary of " + line.length() + " characters");
                }
                summaries.add(Json.read(line, ColumnSummary.class));
            }
        }
        return new DatasetOutcomes.Filling(table.digest(), loaded.digest(), loaded.label(), loaded.rows(), summaries);
    }

    private static FileFindings findings(String sha256, StoredArtifact file, LoadResult loaded) {
        LoadResult.@Nullable Origin source = loaded.source();
        return new FileFindings(
                sha256,
                file.digest(),
                source == null ? null : source.format(),
                source == null ? null : source.reading(),
                source == null ? null : source.encoding(),
                loaded.columns(),
                loaded.badRows(),
                loaded.notes());
    }

    private Incoming file(DatasetVersionEntity version) {
        UUID upload = version.getUploadId();
        if (upload == null) {
            String digest = Objects.requireNonNull(version.getFileDigest());
            return new Incoming(
                    artifacts.open(version.getProjectId(), digest, version.getFileName()), version.getFileSha256());
        }
        UploadedFile file = uploads.file(upload);
        return new Incoming(file.file(), file.sha256().orElse(null));
    }

    private void discard(DatasetVersionEntity version) {
        UUID upload = version.getUploadId();
        if (upload != null) {
            uploads.discard(List.of(upload));
        }
    }

    /** Four bytes tell Parquet from texts; nothing more is read here. */
    private int heap(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            boolean parquet = Arrays.equals(bytes.readNBytes(PARQUET.length), PARQUET);
            return (int) ((parquet ? config.parquetHeap() : config.textHeap()) / MEGABYTE);
        }
    }

    private DatasetVersionEntity version(JobRun run) {
        return entities.findByProjectIdAndId(run.project().orElseThrow(), id(run))
                .orElseThrow();
    }

    private static UUID id(JobRun run) {
        return Json.MAPPER
                .treeToValue(run.input(), DatasetSubmissions.Input.class)
                .version();
    }

    /** A file to be read, and what its hash must be, if anybody says. */
    private record Incoming(Path path, @Nullable String sha256) {}
}
