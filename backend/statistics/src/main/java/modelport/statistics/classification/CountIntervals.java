package modelport.statistics.classification;

import modelport.statistics.Interval;
import modelport.statistics.Metric;
import modelport.statistics.interval.EffectiveSample;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of metrics of the confusion matrix by the delta method, after four rows by chance were added: without them
 * a model that made no mistake on a few rows would seem certain never to make one.
 */
final class CountIntervals {
    private static final double CHANCE_ROWS = 4;
    /** Of so few rows of a class its own part of a mean over classes is not known at all. */
    private static final int RARE = 5;

    /** The share of classes that may be rare. */
    private static final double FORGIVEN = 0.1;

    private final ConfusionCounts counts;
    private final Totals totals;
    private final Totals smoothed;

    CountIntervals(ConfusionCounts counts) {
        this.counts = counts;
        totals = counts.totals();
        smoothed = totals.smoothed(CHANCE_ROWS);
    }

    /**
     * Null where the rows cannot tell: Matthews' correlation with one class only, a mean over classes when more than a
     * tenth of those that occur have fewer than five rows.
     */
    @Nullable
    Interval of(CountMetric count, double value) {
        if (count.isMeanOverClasses() && totals.rarer(RARE) > FORGIVEN * totals.occurring()) {
            return null;
        }
        Effect effect = count.on(smoothed);
        double observed = counts.sum((truth, predicted) -> square(effect.of(truth, predicted)));
        Metric metric = count.metric();
        double variance = observed + CHANCE_ROWS * byChance(effect);
        return EffectiveSample.of(value, effect.value(), variance, metric.lowest(), metric.highest());
    }

    private double byChance(Effect effect) {
        double sum = 0;
        for (int truth = 0; truth < totals.classes(); truth++) {
            for (int predicted = 0; predicted < totals.classes(); predicted++) {
                double weight = totals.truths(truth) * totals.predictions(predicted);
                sum += weight == 0 ? 0 : weight * square(effect.of(truth, predicted));
            }
        }
        return sum / totals.rows() / totals.rows();
    }

    private static double square(double x) {
        return x * x;
    }
}
