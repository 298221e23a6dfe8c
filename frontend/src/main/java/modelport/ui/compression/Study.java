package modelport.ui.compression;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.compression.Candidate;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.Compression;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.CompressionState;
import modelport.contract.compression.MeasuredModel;
import modelport.contract.compression.RecommendedCandidate;
import org.jspecify.annotations.Nullable;

/** A search, and what follows from its figures. */
record Study(Compression search) {
    /** A candidate whose figures are known. */
    record Point(Candidate candidate, MeasuredModel figures, double size, double loss, double time) {
        String recipe() {
            return candidate.recipe();
        }

        boolean isSlower() {
            return time > 1 + CompressionText.SAME_TIME;
        }
    }

    /** Which limit a candidate does not keep to. */
    enum Broken {
        NEIGHBOURS,
        LOSS,
        TIME,
        SIZE
    }

    /** The smallest first. */
    List<Point> points() {
        return search.candidates().stream()
                .flatMap(each -> point(each).stream())
                .sorted(Comparator.comparingDouble(Point::size).thenComparingDouble(Point::loss))
                .toList();
    }

    static Optional<Point> point(Candidate candidate) {
        return candidate.state() != CandidateState.MEASURED
                        || candidate.figures() == null
                        || candidate.sizeRatio() == null
                        || candidate.qualityLoss() == null
                        || candidate.latencyRatio() == null
                ? Optional.empty()
                : Optional.of(new Point(
                        candidate,
                        candidate.figures(),
                        candidate.sizeRatio(),
                        candidate.qualityLoss(),
                        candidate.latencyRatio()));
    }

    List<Candidate> in(CandidateState state) {
        return search.candidates().stream()
                .filter(each -> each.state() == state)
                .toList();
    }

    /** How many recipes have been tried, whatever came of them. */
    int tried() {
        return search.candidates().size() - in(CandidateState.WAITING).size();
    }

    boolean isRunning() {
        return search.state() == CompressionState.RUNNING;
    }

    Optional<RecommendedCandidate> recommended() {
        return Optional.ofNullable(search.recommended());
    }

    /** The candidate that is recommended, if it is one. */
    Optional<Point> pick() {
        return recommended()
                .map(RecommendedCandidate::id)
                .flatMap(id -> points().stream()
                        .filter(point -> point.candidate().id().equals(id))
                        .findFirst());
    }

    boolean isPick(Point point) {
        return pick().filter(point::equals).isPresent();
    }

    /** Whether no other one beats it in size, quality and time together. */
    boolean isFront(Point point) {
        return search.pareto().contains(point.candidate().id());
    }

    Optional<Broken> broken(Point point) {
        CompressionLimits limits = search.constraints();
        if (Boolean.TRUE.equals(limits.batchInvariant()) && !point.figures().batchInvariant()) {
            return Optional.of(Broken.NEIGHBOURS);
        }
        if (isOver(point.loss(), limits.maxQualityLoss())) {
            return Optional.of(Broken.LOSS);
        }
        if (isOver(point.time(), limits.maxLatencyRatio())) {
            return Optional.of(Broken.TIME);
        }
        return isOver(point.size(), limits.maxSizeRatio()) ? Optional.of(Broken.SIZE) : Optional.empty();
    }

    /** The metric that quality is judged by; empty until the version itself is measured. */
    String metric() {
        return search.parent() == null ? "" : search.parent().quality().metric();
    }

    /** The number of the version that the pick became. */
    Optional<Integer> promoted() {
        return pick().map(point -> point.candidate().promotedVersion());
    }

    Optional<Candidate> find(String recipe) {
        return search.candidates().stream()
                .filter(each -> each.recipe().equals(recipe))
                .findFirst();
    }

    private static boolean isOver(double value, @Nullable Double limit) {
        return limit != null && value > Objects.requireNonNull(limit);
    }
}
