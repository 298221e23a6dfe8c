package modelport.statistics.classification;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.Difference;
import modelport.statistics.Interval;
import modelport.statistics.Metric;
import modelport.statistics.interval.SquaredShifts;

/** Differences of areas under curves between two versions on the same rows, by what each row shifts both. */
final class RankDifferences {
    private final RankMetrics first;
    private final RankMetrics second;

    RankDifferences(KeptScores first, KeptScores second, int classes) {
        this.first = new RankMetrics(first, classes);
        this.second = new RankMetrics(second, classes);
    }

    List<Difference> all() {
        List<Difference> differences = new ArrayList<>();
        for (Metric metric : first.metrics()) {
            OneAgainstRest areas = first.areas(metric);
            if (!areas.isEmpty()) {
                add(differences, metric, areas.combined(), second.areas(metric).combined());
            }
        }
        return differences;
    }

    private static void add(List<Difference> differences, Metric metric, Area before, Area after) {
        var shifts = new SquaredShifts();
        for (int row = 0; row < before.rows(); row++) {
            shifts.add(after.shift(row) - before.shift(row), 1);
        }
        Interval interval = shifts.around(after.value() - before.value());
        if (interval != null) {
            var possible = new Interval(Math.max(-1, interval.low()), Math.min(1, interval.high()));
            differences.add(new Difference(metric, before.value(), after.value(), possible, before.rows()));
        }
    }
}
