package modelport.server.monitoring;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.registry.Model;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.artifacts.Artifacts;
import modelport.server.database.Json;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.jobs.ChildOrder;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.JobRun;
import modelport.server.jobs.PermanentFailure;
import modelport.server.monitoring.internal.ArmingOrder;
import modelport.server.monitoring.internal.ArmingResult;
import modelport.server.monitoring.internal.MonitorRow;
import modelport.server.monitoring.internal.MonitorRows;
import modelport.server.registry.Models;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import tools.jackson.databind.JsonNode;

/** Gives a version and the reference to a process of its own, which chooses cells and rule. */
@Singleton
final class ArmingHandler implements JobHandler.Child {
    private final Armings armings;
    private final MonitorRows rows;
    private final References references;
    private final Artifacts artifacts;
    private final MonitoringConfig config;

    ArmingHandler(
            Armings armings, MonitorRows rows, References references, Artifacts artifacts, MonitoringConfig config) {
        this.armings = armings;
        this.rows = rows;
        this.references = references;
        this.artifacts = artifacts;
        this.config = config;
    }

    /** What monitors are about. */
    @Singleton
    record References(Projects projects, Models models, VersionRefs versions, DatasetRefs datasets) {}

    @Override
    public String kind() {
        return Armings.KIND;
    }

    @Override
    public ChildOrder prepare(JobRun run) {
        Armings.Input input = input(run);
        UUID project = run.project().orElseThrow();
        MonitorRow monitor = rows.find(project, input.monitor())
                .orElseThrow(() -> new PermanentFailure(Message.of("monitoring.gone")));
        VersionRef version =
                references.versions().find(project, input.version()).orElseThrow();
        DatasetRef dataset =
                references.datasets().find(project, input.dataset()).orElseThrow();
        VersionRef.Files files = version.files().orElseThrow();
        var order = new ArmingOrder(
                artifacts.materialize(files.digest()).toAbsolutePath().toString(),
                files.mainFile(),
                files.signature(),
                task(project, version),
                references.datasets().tableFile(dataset).toAbsolutePath().toString(),
                dataset.table().flatMap(DatasetRef.Table::label).orElse(null),
                monitor.settings(),
                new ArmingOrder.Limits(
                        config.rows(), config.permuted(), config.permutedFor().toMillis()));
        return new ChildOrder(order, config.heap(), config.limit());
    }

    @Override
    public void finish(JobRun run, JsonNode json, Path folder) {
        ArmingResult result = Json.MAPPER.treeToValue(json, ArmingResult.class);
        run.publish(() -> armings.armed(input(run), result));
    }

    @Override
    public void gaveUp(JobRun run, Message reason) {
        armings.unarmed(input(run), reason);
    }

    @Override
    public void retried(JobRun run) {
        armings.again(input(run));
    }

    private String task(UUID project, VersionRef version) {
        var ref = new ProjectRef(project, references.projects().nameOf(project).orElseThrow());
        return references.models().find(ref, version.model()).map(Model::task).orElseThrow();
    }

    private static Armings.Input input(JobRun run) {
        return Json.MAPPER.treeToValue(run.input(), Armings.Input.class);
    }
}
