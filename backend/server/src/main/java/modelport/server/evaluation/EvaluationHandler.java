package modelport.server.evaluation;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationState;
import modelport.evaluation.Answers;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.database.Json;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.evaluation.internal.EvaluationDigest;
import modelport.server.evaluation.internal.EvaluationOrder;
import modelport.server.evaluation.internal.EvaluationResult;
import modelport.server.jobs.ChildOrder;
import modelport.server.jobs.JobHandler;
import modelport.server.jobs.JobRun;
import modelport.server.jobs.Jobs;
import modelport.server.registry.VersionRef;
import tools.jackson.databind.JsonNode;

/** Gives a version and a dataset to a process of its own, and publishes what it measured. */
@Singleton
final class EvaluationHandler implements JobHandler.Child {
    private static final double STORING = 0.98;

    private final EvaluationSubjects subjects;
    private final EvaluationOutcomes outcomes;
    private final DatasetRefs datasets;
    private final Artifacts artifacts;
    private final EvaluationConfig config;

    EvaluationHandler(
            EvaluationSubjects subjects,
            EvaluationOutcomes outcomes,
            DatasetRefs datasets,
            Artifacts artifacts,
            EvaluationConfig config) {
        this.subjects = subjects;
        this.outcomes = outcomes;
        this.datasets = datasets;
        this.artifacts = artifacts;
        this.config = config;
    }

    @Override
    public String kind() {
        return Evaluations.KIND;
    }

    @Override
    public ChildOrder prepare(JobRun run) {
        EvaluationSubjects.Subject subject = subjects.of(project(run), id(run));
        VersionRef reference = subject.reference();
        DatasetRef gap = subject.gap();
        var order = new EvaluationOrder(
                model(subject.version()),
                reference == null ? null : model(reference),
                data(subject.dataset()),
                gap == null ? null : data(gap),
                subject.request(),
                subject.task(),
                new EvaluationOrder.Manner(subject.seed(), config.timed().toMillis()));
        return new ChildOrder(order, config.heapMegabytes(), config.limit());
    }

    @Override
    public void finish(JobRun run, JsonNode json, Path folder) throws IOException {
        EvaluationResult result = Json.MAPPER.treeToValue(json, EvaluationResult.class);
        EvaluationSubjects.Subject subject = subjects.of(project(run), id(run));
        run.progress(STORING, Message.of("evaluation.storing"));
        Optional<StoredArtifact> answers =
                result.kind() == EvaluationKind.EMBEDDING ? Optional.empty() : Optional.of(answers(folder, result));
        String digest = EvaluationDigest.of(digests(subject), subject.request(), result);
        String kept = answers.map(StoredArtifact::digest).orElse(null);
        var finding = new EvaluationOutcomes.Finding(result, kept, digest);
        run.publish(() -> {
            answers.ifPresent(artifact -> artifacts.register(project(run), artifact));
            outcomes.ready(project(run), id(run), finding);
        });
    }

    @Override
    public void gaveUp(JobRun run, Message reason) {
        boolean stopped = reason.code().equals(Jobs.CANCELLED);
        EvaluationState state = stopped ? EvaluationState.CANCELLED : EvaluationState.FAILED;
        outcomes.over(project(run), id(run), state, reason);
    }

    @Override
    public void retried(JobRun run) {
        outcomes.running(project(run), id(run));
    }

    private EvaluationOrder.Model model(VersionRef version) {
        VersionRef.Files files = version.files().orElseThrow();
        StoredArtifact artifact =
                artifacts.find(version.project(), files.digest()).orElseThrow();
        return new EvaluationOrder.Model(
                artifacts.materialize(files.digest()).toAbsolutePath().toString(),
                files.mainFile(),
                files.signature(),
                artifact.size());
    }

    private EvaluationOrder.Data data(DatasetRef dataset) {
        DatasetRef.Table table = dataset.table().orElseThrow();
        return new EvaluationOrder.Data(
                new DatasetUse(dataset.dataset(), dataset.number(), table.digest()),
                datasets.tableFile(dataset).toAbsolutePath().toString(),
                table.label().orElse(null));
    }

    /** Answers that cannot be opened, or are to another number of rows, are none. */
    private StoredArtifact answers(Path folder, EvaluationResult result) throws IOException {
        Path file = folder.toRealPath().resolve(EvaluationResult.ANSWERS);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalStateException("the process left no answers");
        }
        Answers answers = Answers.open(file);
        if (answers.rows() != result.rows() || answers.kind() != result.kind()) {
            throw new IllegalStateException("the process left other answers than it says");
        }
        return artifacts.store(Map.of(EvaluationResult.ANSWERS, file));
    }

    private static EvaluationDigest.Subject digests(EvaluationSubjects.Subject subject) {
        return new EvaluationDigest.Subject(
                digest(subject.version()),
                subject.reference() == null ? null : digest(subject.reference()),
                digest(subject.dataset()),
                subject.gap() == null ? null : digest(subject.gap()),
                subject.seed());
    }

    private static String digest(VersionRef version) {
        return version.files().orElseThrow().digest();
    }

    private static String digest(DatasetRef dataset) {
        return dataset.table().orElseThrow().digest();
    }

    private static UUID project(JobRun run) {
        return run.project().orElseThrow();
    }

    private static UUID id(JobRun run) {
        return Json.MAPPER.treeToValue(run.input(), Evaluations.Input.class).evaluation();
    }
}
