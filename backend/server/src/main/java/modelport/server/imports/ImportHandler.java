package modelport.server.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.registry.VersionMetadata;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.artifacts.UploadedFile;
import modelport.server.artifacts.Uploads;
import modelport.server.database.Json;
import modelport.server.imports.internal.ImportOrder;
import modelport.server.imports.internal.ImportResult;
import modelport.server.jobs.ChildOrder;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.JobRun;
import modelport.server.registry.Submissions;
import modelport.server.registry.VersionOutcomes;
import modelport.server.registry.VersionOutcomes.Findings;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import tools.jackson.databind.JsonNode;

/**
 * Gives uploads to a process of their own, and publishes what it found. The process is not believed what can be
 * checked.
 */
@Singleton
final class ImportHandler implements JobHandler.Child {
    private static final double STORING = 0.95;

    private final Artifacts artifacts;
    private final Uploads uploads;
    private final Submissions submissions;
    private final VersionRefs versions;
    private final VersionOutcomes outcomes;
    private final ScannedFiles scannedFiles;
    private final ImportConfig config;

    ImportHandler(
            Artifacts artifacts,
            Uploads uploads,
            Submissions submissions,
            VersionRefs versions,
            VersionOutcomes outcomes,
            ScannedFiles scannedFiles,
            ImportConfig config) {
        this.artifacts = artifacts;
        this.uploads = uploads;
        this.submissions = submissions;
        this.versions = versions;
        this.outcomes = outcomes;
        this.scannedFiles = scannedFiles;
        this.config = config;
    }

    @Override
    public String kind() {
        return Imports.KIND;
    }

    @Override
    public ChildOrder prepare(JobRun run) {
        UUID project = project(run);
        UUID version = version(run);
        VersionMetadata metadata = versions.metadata(project, version);
        List<UploadedFile> files =
                submissions.uploadsOf(version).stream().map(uploads::file).toList();
        long size = files.stream().mapToLong(UploadedFile::length).sum();
        var order = new ImportOrder(
                files.stream()
                        .map(file -> new ImportOrder.Incoming(
                                file.filename(),
                                file.file().toAbsolutePath().toString(),
                                file.length(),
                                file.sha256().orElse(null)))
                        .toList(),
                metadata.samples(),
                Objects.requireNonNullElse(metadata.parameters(), Map.of()),
                metadata.processing(),
                new ImportOrder.Limits(config.maxFiles(), config.maxRatio(), config.maxUnpacked()));
        return new ChildOrder(order, config.heapFor(size), config.limit());
    }

    @Override
    public void finish(JobRun run, JsonNode json, Path folder) throws IOException {
        ImportResult result = Json.MAPPER.treeToValue(json, ImportResult.class);
        var findings = new Findings(result.scannerVersion(), result.files());
        UUID project = project(run);
        UUID version = version(run);
        Message refusal = result.refusal();
        if (refusal != null) {
            run.publish(() -> {
                outcomes.rejected(project, version, findings, refusal);
                uploads.discard(submissions.uploadsOf(version));
            });
            return;
        }
        ImportResult.Found model = Objects.requireNonNull(result.model());
        run.progress(STORING, Message.of("imports.storing"));
        StoredArtifact artifact = scannedFiles.store(result.files(), folder.resolve(ImportResult.FILES));
        var files = new VersionRef.Files(artifact.digest(), model.mainFile(), model.format(), model.signature());
        run.publish(() -> {
            artifacts.register(project, artifact);
            outcomes.ready(project, version, findings, files, model.facts());
            uploads.discard(submissions.uploadsOf(version));
        });
    }

    @Override
    public void gaveUp(JobRun run, Message reason) {
        outcomes.failed(project(run), version(run), reason);
    }

    @Override
    public void retried(JobRun run) {
        submissions.uploadsOf(version(run)).forEach(uploads::file);
        outcomes.importing(project(run), version(run));
    }

    private static UUID project(JobRun run) {
        return run.project().orElseThrow();
    }

    private static UUID version(JobRun run) {
        return Json.MAPPER.treeToValue(run.input(), Imports.Input.class).version();
    }
}
