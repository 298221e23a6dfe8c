package modelport.statistics.classification;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.Difference;
import modelport.statistics.Interval;
import modelport.statistics.Metric;
import modelport.statistics.interval.SquaredShifts;
import org.jspecify.annotations.Nullable;

/**
 * Differences of metrics of the confusion matrix between two versions on the same rows.
 *
 * <p>By the delta method on the joint counts, after two rows by chance were added: for the share of right labels of two
 * equally frequent classes that is D. Bonett and R. Price's interval, Journal of Educational and Behavioral Statistics
 * 37, 2012.
 */
final class CountDifferences {
    private static final double CHANCE_ROWS = 2;

    private final JointCounts joint;
    private final Totals first;
    private final Totals second;
    private final Totals smoothFirst;
    private final Totals smoothSecond;

    CountDifferences(JointCounts joint) {
        this.joint = joint;
        first = joint.first().totals();
        second = joint.second().totals();
        smoothFirst = first.smoothed(CHANCE_ROWS);
        smoothSecond = second.smoothed(CHANCE_ROWS);
    }

    List<Difference> all() {
        List<Difference> differences = new ArrayList<>();
        for (CountMetric count : CountMetric.values()) {
            double before = count.on(first).value();
            double after = count.on(second).value();
            Interval interval = count.isFor(first.classes()) ? interval(count, after - before) : null;
            if (interval != null) {
                differences.add(new Difference(count.metric(), before, after, interval, joint.rows()));
            }
        }
        return differences;
    }

    /** Null where one of both metrics divides zero by zero. */
    private @Nullable Interval interval(CountMetric count, double value) {
        Effect before = count.on(smoothFirst);
        Effect after = count.on(smoothSecond);
        var shifts = new SquaredShifts();
        joint.forEach((truth, label, newLabel, rows) ->
                shifts.add(after.of(truth, newLabel) - before.of(truth, label), (double) rows));
        addByChance(shifts, before, after);
        Interval interval = shifts.around(after.value() - before.value());
        if (interval == null || Double.isNaN(value)) {
            return null;
        }
        Metric metric = count.metric();
        double most = metric.highest() - metric.lowest();
        return new Interval(Math.clamp(interval.low(), -most, value), Math.clamp(interval.high(), value, most));
    }

    /** Truth, first and second label are independent in the added rows. */
    private void addByChance(SquaredShifts shifts, Effect before, Effect after) {
        for (int truth = 0; truth < first.classes(); truth++) {
            double share = first.truths(truth) / first.rows();
            if (share > 0) {
                var old = PowerMeans.of(before, truth, first);
                var fresh = PowerMeans.of(after, truth, second);
                shifts.addPowers(fresh.minusSquared(old), fresh.minusFourth(old), CHANCE_ROWS * share);
            }
        }
    }
}
