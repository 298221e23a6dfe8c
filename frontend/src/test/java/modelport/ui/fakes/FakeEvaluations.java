package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import modelport.contract.EvaluationsApi;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationAccepted;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** Evaluations in memory; whoever tests says what they find. */
public final class FakeEvaluations implements EvaluationsApi {
    private static final Slug ANY = new Slug("any");

    private final List<Evaluation> evaluations = new CopyOnWriteArrayList<>();
    private final FakeVersions versions;
    private final FakeDatasets datasets;
    private final FakeJobs jobs;
    private final FakeEvents events;

    FakeEvaluations(FakeVersions versions, FakeDatasets datasets, FakeJobs jobs, FakeEvents events) {
        this.versions = versions;
        this.datasets = datasets;
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public EvaluationAccepted create(Slug project, Slug model, int number, NewEvaluation wanted) {
        Version version = versions.get(project, model, number);
        if (version.state() != VersionState.READY) {
            throw new ProblemException(new Problem.NotFound("version", model + "/" + number));
        }
        DatasetUse use = use(new DatasetChoice(wanted.dataset(), wanted.datasetVersion()));
        check(use, Objects.requireNonNullElse(wanted.slices(), List.of()));
        Job job = jobs.start("evaluation", Map.of("model", model.value(), "version", Integer.toString(number)));
        var evaluation = FakeEvaluationCopies.running(version, use, wanted, job.id());
        evaluations.add(evaluation);
        tell("evaluation.created", evaluation);
        return new EvaluationAccepted(evaluation, job.id());
    }

    private void check(DatasetUse use, List<String> slices) {
        List<String> columns = datasets.version(ANY, use.dataset(), use.version()).columns().stream()
                .map(DatasetColumn::name)
                .toList();
        slices.stream().filter(slice -> !columns.contains(slice)).findFirst().ifPresent(slice -> {
            throw new ProblemException(Problem.Invalid.field(
                    "slices", "datasets.column-unknown", "column", slice, "columns", String.join(", ", columns)));
        });
    }

    private DatasetUse use(DatasetChoice choice) {
        DatasetVersion version = choice.version() == null
                ? datasets.versions(ANY, choice.dataset(), PageRequest.first()).items().stream()
                        .filter(each -> each.state() == VersionState.READY)
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.Invalid.field("dataset", "datasets.no-rows")))
                : datasets.version(ANY, choice.dataset(), choice.version());
        return new DatasetUse(
                version.dataset(), version.number(), Objects.requireNonNullElse(version.digest(), Samples.DIGEST));
    }

    @Override
    public Evaluation get(Slug project, UUID id) {
        return evaluations.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(this::settled)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("evaluation", id.toString())));
    }

    @Override
    public Page<Evaluation> list(Slug project, @Nullable Slug model, @Nullable Integer version, PageRequest page) {
        List<Evaluation> found = evaluations.stream()
                .filter(each -> model == null || each.model().equals(model))
                .filter(each -> version == null || each.version() == version)
                .sorted((one, other) -> other.createdAt().compareTo(one.createdAt()))
                .map(this::settled)
                .map(each -> FakeEvaluationCopies.with(each, each.state(), each.reason(), null))
                .toList();
        return Keyset.page(found, page, each -> each.id().toString());
    }

    @Override
    public Comparison compare(Slug project, Slug model, List<Integer> numbers, DatasetChoice choice) {
        DatasetUse use = use(choice);
        List<Comparison.Entry> entries = new ArrayList<>();
        List<Evaluation> found = new ArrayList<>();
        for (int number : numbers) {
            Version version = versions.get(project, model, number);
            Optional<Evaluation> newest = evaluations.stream()
                    .filter(each -> each.model().equals(model) && each.version() == number)
                    .filter(each -> each.state() == EvaluationState.READY
                            && each.dataset().dataset().equals(use.dataset())
                            && each.dataset().version() == use.version())
                    .max((one, other) -> one.createdAt().compareTo(other.createdAt()));
            newest.ifPresent(found::add);
            EvaluationReport report = newest.map(Evaluation::report).orElse(null);
            entries.add(new Comparison.Entry(
                    number,
                    version.size(),
                    newest.map(Evaluation::id).orElse(null),
                    report == null ? List.of() : report.measures(),
                    report == null ? null : report.efficiency()));
        }
        return new Comparison(model, use, entries, FakeComparison.pairs(numbers, found));
    }

    /** An evaluation as if it were made then. */
    public void put(Evaluation evaluation) {
        evaluations.add(evaluation);
        tell("evaluation.created", evaluation);
    }

    /** What a running one found. */
    public Evaluation finish(UUID id, EvaluationKind kind, EvaluationReport report) {
        Evaluation old = get(ANY, id);
        Evaluation now = FakeEvaluationCopies.ready(old, kind, report);
        become(now);
        jobs.succeed(old.job());
        return now;
    }

    /** Why a running one broke off. */
    public void fail(UUID id, Message reason) {
        Evaluation old = get(ANY, id);
        become(FakeEvaluationCopies.with(old, EvaluationState.FAILED, reason, null));
        jobs.fail(old.job(), reason);
    }

    /** The one that a job makes. */
    public Optional<Evaluation> of(UUID job) {
        return evaluations.stream().filter(each -> each.job().equals(job)).findFirst();
    }

    /** Whoever cancels the job has cancelled the evaluation. */
    private Evaluation settled(Evaluation evaluation) {
        boolean stopped = evaluation.state() == EvaluationState.RUNNING
                && jobs.get(evaluation.job()).state() == JobState.CANCELLED;
        return stopped
                ? FakeEvaluationCopies.with(
                        evaluation, EvaluationState.CANCELLED, Message.of("jobs.cancelled", "user", "ada"), null)
                : evaluation;
    }

    private void become(Evaluation now) {
        evaluations.replaceAll(each -> each.id().equals(now.id()) ? now : each);
        tell("evaluation." + now.state().name().toLowerCase(java.util.Locale.ROOT), now);
    }

    private void tell(String topic, Evaluation evaluation) {
        events.tell(
                topic,
                Map.of(
                        "evaluation",
                        evaluation.id().toString(),
                        "model",
                        evaluation.model().value(),
                        "version",
                        Integer.toString(evaluation.version())));
    }
}
