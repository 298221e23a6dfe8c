package modelport.server.compression.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.compression.Figures;
import modelport.compression.Limits;
import modelport.compression.ParetoFront;
import modelport.compression.Recommendation;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.compression.RecommendedCandidate;
import org.jspecify.annotations.Nullable;

/**
 * Which candidates are worth a look, and which one to take.
 *
 * @param pareto those that no other one beats
 * @param recommended absent until one is measured
 */
public record Choice(List<UUID> pareto, @Nullable RecommendedCandidate recommended) {
    public Choice {
        pareto = List.copyOf(pareto);
    }

    /** Among those that are measured. */
    public static Choice of(List<Candidate> all, @Nullable MeasuredModel parent, CompressionLimits limits) {
        List<Candidate> measured = all.stream()
                .filter(candidate -> candidate.state() == CandidateState.MEASURED)
                .toList();
        if (measured.isEmpty() || parent == null) {
            return new Choice(List.of(), null);
        }
        Map<String, Candidate> byRecipe =
                measured.stream().collect(Collectors.toMap(Candidate::recipe, Function.identity()));
        List<Figures> figures = measured.stream().map(Choice::figures).toList();
        List<UUID> pareto = ParetoFront.of(figures).points().stream()
                .map(point -> id(byRecipe, point))
                .toList();
        Recommendation pick = Recommendation.of(figures, Figures.original(parent.batchInvariant()), limits(limits));
        var recommended = new RecommendedCandidate(
                kind(pick.kind()),
                pick.pick().recipe().equals(Figures.ORIGINAL) ? null : id(byRecipe, pick.pick()),
                pick.reason(),
                pick.rejected().stream()
                        .map(rejected ->
                                new RecommendedCandidate.Rejected(id(byRecipe, rejected.candidate()), rejected.why()))
                        .toList());
        return new Choice(pareto, recommended);
    }

    private static UUID id(Map<String, Candidate> byRecipe, Figures figures) {
        return Objects.requireNonNull(byRecipe.get(figures.recipe()), figures.recipe())
                .id();
    }

    private static Figures figures(Candidate candidate) {
        return new Figures(
                candidate.recipe(),
                Objects.requireNonNull(candidate.sizeRatio()),
                Objects.requireNonNull(candidate.qualityLoss()),
                Objects.requireNonNull(candidate.latencyRatio()),
                Objects.requireNonNull(candidate.figures()).batchInvariant());
    }

    private static Limits limits(CompressionLimits limits) {
        return new Limits(
                limits.maxSizeRatio(),
                limits.maxQualityLoss(),
                limits.maxLatencyRatio(),
                Boolean.TRUE.equals(limits.batchInvariant()));
    }

    private static RecommendedCandidate.Kind kind(Recommendation.Kind kind) {
        return switch (kind) {
            case CANDIDATE -> RecommendedCandidate.Kind.CANDIDATE;
            case ORIGINAL -> RecommendedCandidate.Kind.KEEP_PARENT;
            case NEAREST -> RecommendedCandidate.Kind.NEAREST;
        };
    }
}
