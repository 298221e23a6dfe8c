package modelport.ui.fakes;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.registry.Version;
import org.jspecify.annotations.Nullable;

/** Evaluations as they are after something happened to them. */
final class FakeEvaluationCopies {
    private static final int HEADLINE = 3;

    private FakeEvaluationCopies() {}

    static Evaluation running(Version version, DatasetUse use, NewEvaluation wanted, UUID job) {
        return running(version.model(), version.number(), use, wanted, job, FakeModelport.now());
    }

    static Evaluation running(Slug model, int version, DatasetUse use, NewEvaluation wanted, UUID job, Instant at) {
        return new Evaluation(
                UUID.randomUUID(),
                model,
                version,
                Samples.DIGEST,
                use,
                wanted,
                "evaluation 1",
                42,
                EvaluationState.RUNNING,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                "ada",
                at,
                null,
                job);
    }

    static Evaluation ready(Evaluation old, EvaluationKind kind, EvaluationReport report) {
        List<Measured> headline = report.measures().stream().limit(HEADLINE).toList();
        return new Evaluation(
                old.id(),
                old.model(),
                old.version(),
                old.versionDigest(),
                old.dataset(),
                old.request(),
                old.codeVersion(),
                old.seed(),
                EvaluationState.READY,
                null,
                kind,
                kind == EvaluationKind.EMBEDDING
                        ? Objects.requireNonNullElse(old.request().reference(), 1)
                        : null,
                headline.getFirst().rows(),
                headline,
                report,
                Samples.digestOf(old.id().toString()),
                old.createdBy(),
                old.createdAt(),
                old.createdAt().plusSeconds(41),
                old.job());
    }

    static Evaluation with(
            Evaluation old, EvaluationState state, @Nullable Message reason, @Nullable EvaluationReport report) {
        return new Evaluation(
                old.id(),
                old.model(),
                old.version(),
                old.versionDigest(),
                old.dataset(),
                old.request(),
                old.codeVersion(),
                old.seed(),
                state,
                reason,
                old.kind(),
                old.reference(),
                old.rows(),
                old.headline(),
                report,
                old.digest(),
                old.createdBy(),
                old.createdAt(),
                old.finishedAt(),
                old.job());
    }
}
