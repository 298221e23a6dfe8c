package modelport.statistics.interval;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.Difference;
import modelport.statistics.Interval;
import modelport.statistics.Metric;

/** The means of two numbers that each row has, and how far they lie apart. */
public final class PairedMeans {
    private final Moments first = new Moments();
    private final Moments second = new Moments();
    private final Moments changes = new Moments();

    public void add(double firstValue, double secondValue) {
        first.add(firstValue);
        second.add(secondValue);
        changes.add(secondValue - firstValue);
    }

    /** Adds all rows of {@code other}. */
    public void merge(PairedMeans other) {
        first.merge(other.first);
        second.merge(other.second);
        changes.merge(other.changes);
    }

    /** One difference for each metric whose rows are enough for an interval. */
    public static List<Difference> differences(List<Metric> metrics, List<PairedMeans> means) {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            PairedMeans mean = means.get(i);
            Interval interval = mean.changes.studentInterval();
            if (interval != null) {
                differences.add(new Difference(
                        metrics.get(i), mean.first.mean(), mean.second.mean(), interval, mean.changes.count()));
            }
        }
        return differences;
    }
}
