package modelport.ui.fakes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.CompressionState;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.compression.RecommendedCandidate;
import modelport.contract.compression.RecommendedCandidate.Kind;
import modelport.contract.compression.RecommendedCandidate.Rejected;
import org.jspecify.annotations.Nullable;

/** A search with other candidates, and what follows: the front and the recommendation. */
final class Weighed {
    private static final Message MEANING = Message.of("evaluation.loss-accuracy");

    private Weighed() {}

    static Compression with(Compression old, List<Candidate> candidates) {
        return copy(old, candidates, old.state(), old.reason(), old.parent(), null);
    }

    static Compression withParent(Compression old, MeasuredModel parent) {
        return copy(old, old.candidates(), old.state(), old.reason(), parent, null);
    }

    static Compression ended(Compression old, CompressionState state, @Nullable Message reason) {
        return copy(
                old,
                old.candidates(),
                state,
                reason,
                old.parent(),
                old.createdAt().plusSeconds(841));
    }

    private static Compression copy(
            Compression old,
            List<Candidate> candidates,
            CompressionState state,
            @Nullable Message reason,
            @Nullable MeasuredModel parent,
            java.time.@Nullable Instant finished) {
        List<Candidate> measured = candidates.stream()
                .filter(each -> each.state() == CandidateState.MEASURED)
                .toList();
        return new Compression(
                old.id(),
                old.model(),
                old.version(),
                old.versionDigest(),
                old.evaluation(),
                old.calibration(),
                old.constraints(),
                state,
                reason,
                parent,
                parent == null ? null : MEANING,
                candidates,
                front(measured),
                measured.isEmpty() ? null : recommend(measured, old.constraints()),
                parent == null ? null : "AMD EPYC 7B13, 2 cores",
                old.codeVersion(),
                old.createdBy(),
                old.createdAt(),
                finished == null ? old.finishedAt() : finished,
                old.job());
    }

    private static List<UUID> front(List<Candidate> measured) {
        return measured.stream()
                .filter(each -> measured.stream().noneMatch(other -> beats(other, each)))
                .map(Candidate::id)
                .toList();
    }

    private static boolean beats(Candidate one, Candidate other) {
        boolean nowhereWorse = size(one) <= size(other) && loss(one) <= loss(other) && time(one) <= time(other);
        return nowhereWorse && (size(one) < size(other) || loss(one) < loss(other) || time(one) < time(other));
    }

    private static RecommendedCandidate recommend(List<Candidate> measured, CompressionLimits limits) {
        Optional<Candidate> best = measured.stream()
                .filter(each -> broken(each, limits).isEmpty())
                .min(Comparator.comparingDouble(each -> size(each) * time(each)));
        if (best.isEmpty() || size(best.get()) * time(best.get()) >= 1) {
            return new RecommendedCandidate(
                    Kind.KEEP_PARENT,
                    null,
                    Message.of("compression.keep-original", "tried", Integer.toString(measured.size())),
                    List.of());
        }
        Candidate pick = best.get();
        List<Rejected> rejected = measured.stream()
                .filter(each -> size(each) < size(pick) || time(each) < time(pick))
                .flatMap(each -> broken(each, limits).stream().map(why -> new Rejected(each.id(), why)))
                .toList();
        return new RecommendedCandidate(Kind.CANDIDATE, pick.id(), reason(pick), rejected);
    }

    private static Message reason(Candidate pick) {
        return Message.of(
                "compression.recommended",
                "recipe",
                pick.recipe(),
                "size",
                percent(size(pick)),
                "time",
                percent(time(pick)),
                "loss",
                percent(loss(pick)));
    }

    private static Optional<Message> broken(Candidate each, CompressionLimits limits) {
        if (Boolean.TRUE.equals(limits.batchInvariant())
                && !Objects.requireNonNull(each.figures()).batchInvariant()) {
            return Optional.of(Message.of("compression.depends-on-neighbours", "recipe", each.recipe()));
        }
        return beyond("compression.loses-too-much", each, loss(each), limits.maxQualityLoss())
                .or(() -> beyond("compression.too-slow", each, time(each), limits.maxLatencyRatio()))
                .or(() -> beyond("compression.too-large", each, size(each), limits.maxSizeRatio()));
    }

    private static Optional<Message> beyond(String code, Candidate each, double value, @Nullable Double limit) {
        return limit == null || value <= limit
                ? Optional.empty()
                : Optional.of(
                        Message.of(code, "recipe", each.recipe(), "value", percent(value), "limit", percent(limit)));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }

    private static double size(Candidate each) {
        return Objects.requireNonNull(each.sizeRatio());
    }

    private static double loss(Candidate each) {
        return Objects.requireNonNull(each.qualityLoss());
    }

    private static double time(Candidate each) {
        return Objects.requireNonNull(each.latencyRatio());
    }
}
