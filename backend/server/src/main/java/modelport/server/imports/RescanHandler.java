package modelport.server.imports;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.artifacts.StoredFile;
import modelport.server.database.Json;
import modelport.server.imports.internal.RescanOrder;
import modelport.server.imports.internal.RescanResult;
import modelport.server.jobs.ChildOrder;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.JobRun;
import modelport.server.registry.VersionOutcomes;
import modelport.server.registry.VersionOutcomes.Findings;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Gives a version's files to today's scanner, and keeps its verdicts beside the older ones. */
@Singleton
final class RescanHandler implements JobHandler.Child {
    private static final String GRAPH = ".onnx";

    private final Artifacts artifacts;
    private final VersionRefs versions;
    private final VersionOutcomes outcomes;
    private final ImportConfig config;

    RescanHandler(Artifacts artifacts, VersionRefs versions, VersionOutcomes outcomes, ImportConfig config) {
        this.artifacts = artifacts;
        this.versions = versions;
        this.outcomes = outcomes;
        this.config = config;
    }

    @Override
    public String kind() {
        return Rescans.KIND;
    }

    /** Nobody waits for it. */
    @Override
    public int priority() {
        return -10;
    }

    @Override
    public ChildOrder prepare(JobRun run) {
        VersionRef version = version(run);
        VersionRef.Files files = version.files().orElseThrow();
        StoredArtifact artifact =
                artifacts.find(version.project(), files.digest()).orElseThrow();
        var order = new RescanOrder(
                artifacts.materialize(files.digest()).toAbsolutePath().toString(),
                artifact.files().stream().collect(Collectors.toMap(StoredFile::path, StoredFile::sha256)),
                files.signature().processing(),
                made(artifact, files.mainFile()));
        return new ChildOrder(order, config.heapFor(artifact.size()), config.limit());
    }

    @Override
    public void finish(JobRun run, JsonNode json, Path folder) {
        RescanResult result = Json.MAPPER.treeToValue(json, RescanResult.class);
        UUID version = version(run).id();
        var findings = new Findings(result.scannerVersion(), result.files());
        run.publish(() -> outcomes.rescanned(run.project().orElseThrow(), version, findings));
    }

    /** An import writes the graph that it makes beside its source, under the source's name. */
    private static @Nullable String made(StoredArtifact artifact, String mainFile) {
        return artifact.files().stream().anyMatch(file -> mainFile.equals(file.path() + GRAPH)) ? mainFile : null;
    }

    private VersionRef version(JobRun run) {
        UUID id = Json.MAPPER.treeToValue(run.input(), Imports.Input.class).version();
        return versions.find(run.project().orElseThrow(), id).orElseThrow();
    }
}
