package modelport.compression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.compression.Recommendation.Kind;
import modelport.compression.Recommendation.Rejected;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** Weighs candidates against limits. */
final class Picker {
    /** Without a limit for quality, this much loss is worth half the cost. */
    private static final double LOSS_WORTH_HALF = 0.01;

    /** Differences in time below this are noise. */
    private static final double NOTICEABLE = 0.02;

    private final Figures original;
    private final Limits limits;

    Picker(Figures original, Limits limits) {
        this.original = original;
        this.limits = limits;
    }

    Recommendation pick(List<Figures> candidates) {
        List<Figures> allowed =
                candidates.stream().filter(point -> broken(point).isEmpty()).toList();
        Optional<Figures> best = allowed.stream()
                .filter(this::isBetter)
                .min(Comparator.comparingDouble(this::price).thenComparing(Figures::recipe));
        if (best.isPresent() && price(best.get()) < price(original)) {
            return new Recommendation(Kind.CANDIDATE, best.get(), reason(best.get()), rejected(candidates, best.get()));
        }
        if (broken(original).isEmpty()) {
            Message reason = Message.of("compression.keep-original", "tried", Integer.toString(candidates.size()));
            return new Recommendation(Kind.ORIGINAL, original, reason, rejected(candidates, original));
        }
        Figures nearest = Stream.concat(candidates.stream(), Stream.of(original))
                .min(Comparator.comparingDouble(this::excess)
                        .thenComparingDouble(this::price)
                        .thenComparing(Figures::recipe))
                .orElseThrow();
        return new Recommendation(Kind.NEAREST, nearest, broken(nearest).orElseThrow(), List.of());
    }

    private boolean isBetter(Figures point) {
        return point.sizeRatio() < original.sizeRatio()
                || point.latencyRatio() < original.latencyRatio() - NOTICEABLE
                || point.qualityLoss() < original.qualityLoss();
    }

    /** Doublings of size and time together; where quality has no limit of its own it has its price too. */
    private double price(Figures point) {
        double cost = Math.log(point.sizeRatio()) + Math.log(point.latencyRatio());
        double loss = Math.max(0, point.qualityLoss());
        return limits.maxQualityLoss() == null ? cost + Math.log(2) * loss / LOSS_WORTH_HALF : cost;
    }

    /** The first limit that a candidate does not keep to. */
    private Optional<Message> broken(Figures point) {
        if (limits.batchInvariant() && !point.batchInvariant()) {
            return Optional.of(Message.of("compression.depends-on-neighbours", "recipe", point.recipe()));
        }
        return Stream.of(
                        beyond("compression.loses-too-much", point, point.qualityLoss(), limits.maxQualityLoss()),
                        beyond("compression.too-slow", point, point.latencyRatio(), limits.maxLatencyRatio()),
                        beyond("compression.too-large", point, point.sizeRatio(), limits.maxSizeRatio()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Message> beyond(String code, Figures point, double value, @Nullable Double limit) {
        return limit == null || value <= limit
                ? Optional.empty()
                : Optional.of(
                        Message.of(code, "recipe", point.recipe(), "value", percent(value), "limit", percent(limit)));
    }

    /** How far a candidate is from the limits. */
    private double excess(Figures point) {
        double excess = limits.batchInvariant() && !point.batchInvariant() ? 1 : 0;
        excess += over(Math.log(point.sizeRatio()), limits.maxSizeRatio(), true);
        excess += over(Math.log(point.latencyRatio()), limits.maxLatencyRatio(), true);
        return excess + over(point.qualityLoss(), limits.maxQualityLoss(), false) / LOSS_WORTH_HALF;
    }

    private static double over(double value, @Nullable Double limit, boolean logarithm) {
        return limit == null ? 0 : Math.max(0, value - (logarithm ? Math.log(limit) : limit));
    }

    private static Message reason(Figures point) {
        return Message.of(
                "compression.recommended",
                "recipe",
                point.recipe(),
                "size",
                percent(point.sizeRatio()),
                "time",
                percent(point.latencyRatio()),
                "loss",
                percent(point.qualityLoss()));
    }

    private List<Rejected> rejected(List<Figures> candidates, Figures pick) {
        var rejected = new ArrayList<Rejected>();
        for (Figures point : candidates) {
            if (!point.equals(pick)) {
                broken(point).or(() -> dearer(point, pick)).ifPresent(why -> rejected.add(new Rejected(point, why)));
            }
        }
        return rejected;
    }

    /** Says what a candidate pays for being smaller or faster than the pick. */
    private Optional<Message> dearer(Figures point, Figures pick) {
        boolean tempting = point.sizeRatio() < pick.sizeRatio() || point.latencyRatio() < pick.latencyRatio();
        if (!tempting) {
            return Optional.empty();
        }
        return Optional.of(Message.of(
                "compression.not-worth-it",
                "recipe",
                point.recipe(),
                "size",
                percent(point.sizeRatio()),
                "time",
                percent(point.latencyRatio()),
                "loss",
                percent(point.qualityLoss())));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }
}
