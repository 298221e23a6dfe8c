package modelport.statistics.classification;

import java.util.ArrayList;
import java.util.List;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import modelport.statistics.Metric;
import modelport.statistics.Results;
import modelport.statistics.Unmeasured.Reason;
import modelport.statistics.interval.EffectiveSample;
import org.jspecify.annotations.Nullable;

/** The metrics that depend on the order of the rows by score. */
final class RankMetrics {
    private final KeptScores scores;
    private final int classes;

    RankMetrics(KeptScores scores, int classes) {
        this.scores = scores;
        this.classes = classes;
    }

    /** What goes to {@code results} depends on whether there are two classes or more. */
    void measure(Results results) {
        for (Metric metric : metrics()) {
            OneAgainstRest areas = areas(metric);
            if (areas.isEmpty()) {
                results.miss(metric, Reason.ONE_CLASS_ONLY);
            } else {
                results.add(measure(metric, areas.combined(), areas.independentRows(), areas.chance()));
            }
        }
    }

    /** Area under the ROC curve of each class against all others; null where all rows or none are of the class. */
    List<@Nullable Measure> byClass() {
        List<@Nullable Measure> measures = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            int count = scores.count(k);
            if (count == 0 || count == scores.size()) {
                measures.add(null);
            } else {
                double rows = RocAuc.independentRows(count, scores.size() - count);
                measures.add(measure(Metric.ROC_AUC, area(k), rows, 0.5));
            }
        }
        return measures;
    }

    List<Metric> metrics() {
        return classes == 2
                ? List.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION)
                : List.of(Metric.ROC_AUC_MACRO, Metric.ROC_AUC_WEIGHTED);
    }

    /** Empty where all kept rows are of one class. */
    OneAgainstRest areas(Metric metric) {
        var areas = new OneAgainstRest(scores, metric == Metric.ROC_AUC_WEIGHTED);
        if (metric == Metric.AVERAGE_PRECISION) {
            areas.addPrecision(1);
        } else if (classes == 2) {
            areas.addRoc(1);
        } else {
            for (int k = 0; k < classes; k++) {
                areas.addRoc(k);
            }
        }
        return areas;
    }

    private Area area(int k) {
        double[] values = scores.scores(k);
        if (classes == 2 && k == 0) {
            for (int row = 0; row < values.length; row++) {
                values[row] = -values[row];
            }
        }
        return RocAuc.of(values, scores.members(k));
    }

    private static Measure measure(Metric metric, Area area, double independentRows, double chance) {
        Interval interval = EffectiveSample.ofArea(area.value(), area.variance(), chance, independentRows);
        return new Measure(metric, area.value(), interval, area.rows());
    }
}
