package modelport.server.compression;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.CompressionState;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.VersionMetadata;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.artifacts.StoredFile;
import modelport.server.compression.internal.CandidateEntities;
import modelport.server.compression.internal.CandidateEntity;
import modelport.server.compression.internal.CompressionEntities;
import modelport.server.compression.internal.CompressionEntity;
import modelport.server.compression.internal.CompressionOrder;
import modelport.server.compression.internal.Found;
import modelport.server.database.Json;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.imports.Inspection;
import modelport.server.imports.ScannedFiles;
import modelport.server.jobs.ChildOrder;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.JobRun;
import modelport.server.jobs.Jobs;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import tools.jackson.databind.JsonNode;

/**
 * Gives a version and rows to a process of its own, and publishes each candidate as soon as it is measured. Whatever
 * ends the process, the next one goes on behind the last recipe that came to an end.
 */
@Singleton
final class CompressionHandler implements JobHandler.Child {
    /** An import writes the graph that it makes of a file beside it, under its name. */
    private static final String GRAPH = ".onnx";

    private final CompressionEntities entities;
    private final CandidateEntities candidates;
    private final CompressionOutcomes outcomes;
    private final VersionRefs versions;
    private final DatasetRefs datasets;
    private final Stores stores;
    private final CompressionConfig config;

    CompressionHandler(
            CompressionEntities entities,
            CandidateEntities candidates,
            CompressionOutcomes outcomes,
            VersionRefs versions,
            DatasetRefs datasets,
            Stores stores,
            CompressionConfig config) {
        this.entities = entities;
        this.candidates = candidates;
        this.outcomes = outcomes;
        this.versions = versions;
        this.datasets = datasets;
        this.stores = stores;
        this.config = config;
    }

    /** Where bytes and jobs are. */
    @Singleton
    record Stores(Artifacts artifacts, ScannedFiles files, Jobs jobs) {}

    @Override
    public String kind() {
        return Compressions.KIND;
    }

    /** Each recipe may bring the process down a few times, and the search goes on without it. */
    @Override
    public int maxAttempts() {
        return 10;
    }

    @Override
    public ChildOrder prepare(JobRun run) {
        CompressionEntity compression = compression(run);
        VersionRef version = versions.find(compression.getProjectId(), compression.getVersionId())
                .orElseThrow();
        UUID calibration = compression.getCalibrationId();
        CompressionOrder.Model model = model(version, input(run).task());
        var order = new CompressionOrder(
                model,
                rows(compression.getProjectId(), compression.getEvaluationId()),
                calibration == null ? null : rows(compression.getProjectId(), calibration),
                waiting(run, compression));
        long size = stores
                .artifacts()
                .find(version.project(), version.files().orElseThrow().digest())
                .orElseThrow()
                .files()
                .stream()
                .filter(file -> file.path().equals(model.mainFile()))
                .mapToLong(StoredFile::size)
                .sum();
        return new ChildOrder(order, config.heapFor(size), config.limit());
    }

    @Override
    public void partial(JobRun run, JsonNode json, Path folder) throws IOException {
        UUID project = project(run);
        UUID id = id(run);
        switch (Json.MAPPER.treeToValue(json, Found.class)) {
            case Found.Parent parent -> run.publishPartial(() -> outcomes.parent(project, id, parent));
            case Found.Begun begun -> run.publishPartial(() -> outcomes.begun(project, id, begun));
            case Found.Missed missed -> run.publishPartial(() -> outcomes.missed(project, id, missed));
            case Found.Made made -> {
                Path files = folder.resolve(made.recipe()).resolve(Inspection.FILES);
                StoredArtifact artifact = stores.files().store(made.content().files(), files);
                run.publishPartial(() -> outcomes.made(project, id, made, artifact));
            }
        }
    }

    @Override
    public void finish(JobRun run, JsonNode result, Path folder) {
        UUID project = project(run);
        UUID id = id(run);
        run.publish(() -> outcomes.over(project, id, CompressionState.DONE, null));
    }

    @Override
    public void gaveUp(JobRun run, Message reason) {
        boolean stopped =
                stores.jobs().find(run.jobId()).map(Job::state).stream().anyMatch(state -> state == JobState.CANCELLED);
        outcomes.over(project(run), id(run), stopped ? CompressionState.STOPPED : CompressionState.FAILED, reason);
    }

    @Override
    public void retried(JobRun run) {
        outcomes.again(project(run), id(run));
    }

    /** Recipes that nobody has come to the end of; those that the process did not survive are given up. */
    private List<String> waiting(JobRun run, CompressionEntity compression) {
        var waiting = new ArrayList<String>();
        for (CandidateEntity candidate : candidates.findByProjectIdAndCompressionIdInOrderByPosition(
                compression.getProjectId(), List.of(compression.getId()))) {
            if (candidate.getState() != CandidateState.WAITING) {
                continue;
            }
            if (candidate.getTries() < config.tries()) {
                waiting.add(candidate.getRecipe());
                continue;
            }
            Message reason = Message.of("compression.not-survived", "tries", Integer.toString(candidate.getTries()));
            var missed = new Found.Missed(candidate.getRecipe(), CandidateState.FAILED, reason);
            run.publishPartial(() -> outcomes.missed(compression.getProjectId(), compression.getId(), missed));
        }
        return waiting;
    }

    private CompressionOrder.Model model(VersionRef version, String task) {
        VersionRef.Files files = version.files().orElseThrow();
        VersionMetadata metadata = versions.metadata(version.project(), version.id());
        // What the model was converted from stays with its version: a candidate is made of the graph.
        List<String> kept = stores.artifacts().find(version.project(), files.digest()).orElseThrow().files().stream()
                .map(StoredFile::path)
                .filter(path -> !files.mainFile().equals(path + GRAPH))
                .toList();
        return new CompressionOrder.Model(
                stores.artifacts().materialize(files.digest()).toAbsolutePath().toString(),
                kept,
                files.mainFile(),
                files.signature(),
                task,
                metadata.samples(),
                version.parameters());
    }

    private CompressionOrder.Rows rows(UUID project, UUID dataset) {
        DatasetRef ref = datasets.find(project, dataset).orElseThrow();
        return new CompressionOrder.Rows(
                datasets.tableFile(ref).toAbsolutePath().toString(),
                ref.table().flatMap(DatasetRef.Table::label).orElse(null));
    }

    private CompressionEntity compression(JobRun run) {
        return entities.findByProjectIdAndId(project(run), id(run)).orElseThrow();
    }

    private static UUID project(JobRun run) {
        return run.project().orElseThrow();
    }

    private static UUID id(JobRun run) {
        return input(run).compression();
    }

    private static Compressions.Input input(JobRun run) {
        return Json.MAPPER.treeToValue(run.input(), Compressions.Input.class);
    }
}
