package modelport.server.maintenance;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.Efficiency;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.Moved;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.CaseState;
import modelport.server.access.ProjectRef;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.evaluation.Comparisons;
import modelport.server.evaluation.Evaluations;
import modelport.server.maintenance.internal.CaseRow;
import modelport.statistics.Direction;
import modelport.statistics.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Compares candidate and champion row by row, outside of transactions since it reads files. The candidate is better if
 * its metric is, and if the 95 percent interval of the difference stays above what the policy lets it lose.
 */
@Singleton
class Judge {
    /** What is compared where the policy names nothing: the first of these that both were measured by. */
    private static final List<Metric> USUAL = List.of(Metric.ACCURACY, Metric.RMSE);

    private final Comparisons comparisons;
    private final Evaluations evaluations;
    private final DatasetRefs datasets;

    Judge(Comparisons comparisons, Evaluations evaluations, DatasetRefs datasets) {
        this.comparisons = comparisons;
        this.evaluations = evaluations;
        this.datasets = datasets;
    }

    /** Empty unless both are measured and nobody has compared them yet. */
    Optional<Judgement> of(CaseRow row, ProjectRef project) {
        if (row.state() != CaseState.EVALUATING || row.comparison().isPresent() || !areMeasured(row, project)) {
            return Optional.empty();
        }
        DatasetRef rows = datasets.find(row.project(), row.things().measuring().orElseThrow())
                .orElseThrow();
        Comparison comparison = comparisons.compare(
                project,
                row.model(),
                List.of(
                        row.champion().number(),
                        row.things().candidate().orElseThrow().number()),
                new DatasetChoice(rows.dataset(), rows.number()));
        return Optional.of(judged(row, comparison));
    }

    private boolean areMeasured(CaseRow row, ProjectRef project) {
        return isReady(row.things().championEvaluation(), project)
                && isReady(row.things().candidateEvaluation(), project);
    }

    private boolean isReady(Optional<UUID> evaluation, ProjectRef project) {
        return evaluation
                .map(id -> evaluations.get(project, id))
                .map(Evaluation::state)
                .filter(state -> state == EvaluationState.READY)
                .isPresent();
    }

    private static Judgement judged(CaseRow row, Comparison comparison) {
        Comparison.Pair pair = comparison.pairs().getFirst();
        @Nullable Message reason = pair.reason();
        if (reason != null) {
            return new Judgement.Impossible(reason);
        }
        return moved(pair.differences(), row.settings().tuning().metric())
                .<Judgement>map(moved -> new Judgement.Compared(compared(row, comparison.versions(), moved)))
                .orElseGet(() -> new Judgement.Impossible(Message.of("maintenance.no-difference")));
    }

    private static Optional<Moved> moved(List<Moved> differences, @Nullable String wanted) {
        if (wanted != null) {
            return of(differences, wanted);
        }
        return USUAL.stream()
                .flatMap(metric -> of(differences, metric.code()).stream())
                .findFirst();
    }

    private static Optional<Moved> of(List<Moved> differences, String metric) {
        return differences.stream()
                .filter(moved -> moved.metric().equals(metric))
                .findFirst();
    }

    private static CandidateComparison compared(CaseRow row, List<Comparison.Entry> versions, Moved moved) {
        boolean higher = Metric.find(moved.metric()).orElseThrow().direction() == Direction.HIGHER_IS_BETTER;
        double difference = higher ? moved.difference() : -moved.difference();
        double low = higher ? moved.low() : -moved.high();
        double high = higher ? moved.high() : -moved.low();
        Comparison.Entry champion = versions.getFirst();
        Comparison.Entry candidate = versions.getLast();
        return new CandidateComparison(
                moved.metric(),
                moved.first(),
                moved.second(),
                difference,
                low,
                high,
                ratio(milliseconds(candidate.efficiency()), milliseconds(champion.efficiency())),
                ratio((double) candidate.size(), (double) champion.size()),
                difference > 0 && low >= -row.settings().margin());
    }

    private static @Nullable Double milliseconds(@Nullable Efficiency efficiency) {
        if (efficiency == null || efficiency.batches().isEmpty()) {
            return null;
        }
        BatchTiming one = efficiency.batches().getFirst();
        return one.p50Ms();
    }

    private static @Nullable Double ratio(@Nullable Double value, @Nullable Double base) {
        return value == null || base == null || base <= 0 ? null : (Double) (value / base);
    }
}
