package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;

/** What a team's versions are worth, as it might be on some day: measured, being measured, and broken off. */
final class EvaluationShowcase {
    private static final Slug TICKETS = new Slug("tickets-2026-q2");
    private static final Slug IRIS = new Slug("iris");

    private final FakeModelport platform;
    private final Instant now = FakeModelport.now();

    private EvaluationShowcase(FakeModelport platform) {
        this.platform = platform;
    }

    static void fill(FakeModelport platform) {
        new EvaluationShowcase(platform).fill();
    }

    private void fill() {
        NewEvaluation flowers =
                new NewEvaluation(IRIS, 1, List.of("petal_width"), null, null, null, new DatasetChoice(IRIS, 1), null);
        ready("iris", 1, IRIS, 1, flowers, EvaluationKind.CLASSIFICATION, FakeReports.flowers(6), 75);
        ready("iris", 2, IRIS, 1, flowers, EvaluationKind.CLASSIFICATION, FakeReports.flowers(3), 70);
        NewEvaluation tickets =
                new NewEvaluation(TICKETS, 2, List.of("channel", "order_value_eur"), null, null, null, null, null);
        ready(
                "support-router",
                11,
                TICKETS,
                2,
                tickets,
                EvaluationKind.CLASSIFICATION,
                FakeReports.tickets(-0.014),
                60);
        ready("support-router", 12, TICKETS, 2, tickets, EvaluationKind.CLASSIFICATION, FakeReports.tickets(0), 44);
        ready("support-router", 13, TICKETS, 2, tickets, EvaluationKind.CLASSIFICATION, FakeReports.tickets(0.001), 20);
        ready(
                "house-prices",
                2,
                new Slug("houses"),
                1,
                NewEvaluation.on(new Slug("houses"), 1),
                EvaluationKind.REGRESSION,
                FakeReports.houses(15_830),
                16);
        ready(
                "house-prices",
                1,
                new Slug("houses"),
                1,
                NewEvaluation.on(new Slug("houses"), 1),
                EvaluationKind.REGRESSION,
                FakeReports.houses(18_240),
                17);
        ready(
                "search-embeddings",
                3,
                TICKETS,
                2,
                new NewEvaluation(TICKETS, 2, null, null, 2, null, null, null),
                EvaluationKind.EMBEDDING,
                FakeReports.sentences(),
                9);
        over(
                "search-embeddings",
                2,
                EvaluationState.FAILED,
                Message.of("jobs.child-out-of-memory", "megabytes", "768"),
                8);
        over("churn-scorer", 1, EvaluationState.CANCELLED, Message.of("jobs.cancelled", "user", "vera"), 5);
        running();
    }

    private void ready(
            String model,
            int version,
            Slug dataset,
            int datasetVersion,
            NewEvaluation wanted,
            EvaluationKind kind,
            EvaluationReport report,
            long hours) {
        Job job = job(model, version, JobState.SUCCEEDED, null);
        platform.evaluations.put(FakeEvaluationCopies.ready(
                FakeEvaluationCopies.running(
                        new Slug(model),
                        version,
                        new DatasetUse(dataset, datasetVersion, Samples.digestOf(dataset.value() + datasetVersion)),
                        wanted,
                        job.id(),
                        now.minus(Duration.ofHours(hours))),
                kind,
                report));
    }

    private void over(String model, int version, EvaluationState state, Message reason, long hours) {
        Job job = job(model, version, state == EvaluationState.FAILED ? JobState.FAILED : JobState.CANCELLED, reason);
        Evaluation evaluation = FakeEvaluationCopies.running(
                new Slug(model),
                version,
                new DatasetUse(TICKETS, 2, Samples.digestOf("tickets-2026-q22")),
                NewEvaluation.on(TICKETS, 2),
                job.id(),
                now.minus(Duration.ofHours(hours)));
        platform.evaluations.put(FakeEvaluationCopies.with(evaluation, state, reason, null));
    }

    private void running() {
        Job job = platform.jobs.start("evaluation", Map.of("model", "support-router", "version", "14"));
        platform.jobs.move(job.id(), 0.34, Message.of("evaluation.measuring", "done", "6144", "total", "18240"));
        platform.jobs.write(job.id(), "INFO", "read      tickets-2026-q2 v2: 18,240 rows");
        platform.jobs.write(job.id(), "INFO", "run       6,144 rows in 21.4 s");
        platform.evaluations.put(FakeEvaluationCopies.running(
                new Slug("support-router"),
                14,
                new DatasetUse(TICKETS, 2, Samples.digestOf("tickets-2026-q22")),
                new NewEvaluation(TICKETS, 2, List.of("channel"), null, null, null, null, null),
                job.id(),
                now.minusSeconds(70)));
    }

    private Job job(String model, int version, JobState state, @org.jspecify.annotations.Nullable Message reason) {
        return platform.jobs.put(
                "evaluation", Map.of("model", model, "version", Integer.toString(version)), state, 1, reason);
    }
}
