package modelport.statistics.quality;

import java.util.List;
import java.util.Optional;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import modelport.statistics.Metric;
import modelport.statistics.interval.Critical;

/**
 * How good answers probably were, without a label: a calibrated score says itself how often it is right
 * (confidence-based performance estimation).
 *
 * <p>Valid while inputs move and what they mean does not. A model that became wrong about the world believes in itself
 * as before, so this is always called an estimate, and labels have the last word. Intervals hold chance alone, no error
 * of the calibration.
 *
 * @param accuracy expected share of right labels
 * @param f1 of the second of two classes, or {@link Metric#F1_MACRO} of more
 */
public record EstimatedQuality(Measure accuracy, Measure f1) {

    /**
     * Of two classes.
     *
     * @param positive scores of the second class
     */
    public static Optional<EstimatedQuality> ofTwo(ClassScores positive) {
        long rows = positive.rows();
        if (rows == 0) {
            return Optional.empty();
        }
        ExpectedCounts counts = positive.expect();
        double right = counts.hits() + positive.others().total() - counts.missed();
        return Optional.of(new EstimatedQuality(
                measure(Metric.ACCURACY, right / rows, (counts.spread() + counts.missedSpread()) / rows / rows, rows),
                measure(Metric.F1, counts.f1(), counts.f1Variance(), rows)));
    }

    /**
     * Of several classes.
     *
     * @param classes scores of every class, all of the same rows
     */
    public static Optional<EstimatedQuality> of(List<ClassScores> classes) {
        long rows = classes.isEmpty() ? 0 : classes.getFirst().rows();
        if (rows == 0) {
            return Optional.empty();
        }
        List<ExpectedCounts> counts = classes.stream().map(ClassScores::expect).toList();
        int many = counts.size();
        double right = counts.stream().mapToDouble(ExpectedCounts::hits).sum();
        double spread = counts.stream().mapToDouble(ExpectedCounts::spread).sum();
        double f1 = counts.stream().mapToDouble(ExpectedCounts::f1).sum() / many;
        double f1Spread =
                counts.stream().mapToDouble(ExpectedCounts::f1Variance).sum() / many / many;
        return Optional.of(new EstimatedQuality(
                measure(Metric.ACCURACY, Math.min(1, right / rows), spread / rows / rows, rows),
                measure(Metric.F1_MACRO, f1, f1Spread, rows)));
    }

    private static Measure measure(Metric metric, double value, double variance, long rows) {
        double reach = Critical.Z * Math.sqrt(variance);
        return new Measure(metric, value, new Interval(value - reach, value + reach).within(metric), rows);
    }
}
