package modelport.statistics.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import modelport.statistics.Metric;
import modelport.statistics.Results;
import modelport.statistics.Unmeasured.Reason;
import modelport.statistics.interval.Wilson;
import org.jspecify.annotations.Nullable;

/** Turns a confusion matrix into measures, of the model and of each class. */
final class CountMeasures {
    /** With one label for each row these are all the share of right labels. */
    private static final List<Metric> SHARES = List.of(
            Metric.ACCURACY, Metric.PRECISION_MICRO, Metric.RECALL_MICRO, Metric.F1_MICRO, Metric.RECALL_WEIGHTED);

    private final ConfusionCounts counts;
    private final Totals totals;

    CountMeasures(ConfusionCounts counts) {
        this.counts = counts;
        totals = counts.totals();
    }

    static List<Metric> metrics(int classes) {
        List<Metric> metrics = new ArrayList<>(SHARES);
        Arrays.stream(CountMetric.values())
                .filter(count -> count.isFor(classes))
                .map(CountMetric::metric)
                .filter(metric -> !SHARES.contains(metric))
                .forEach(metrics::add);
        return metrics;
    }

    void measure(Results results) {
        for (Metric metric : SHARES) {
            results.add(Measure.ofShare(metric, (long) totals.correct(), counts.rows()));
        }
        var intervals = new CountIntervals(counts);
        for (CountMetric count : CountMetric.values()) {
            if (count.isFor(totals.classes()) && !SHARES.contains(count.metric())) {
                measure(count, intervals, results);
            }
        }
    }

    private void measure(CountMetric count, CountIntervals intervals, Results results) {
        switch (count) {
            case PRECISION -> results.add(precision(1));
            case RECALL -> results.add(recall(1));
            case F1 -> results.add(f1(1));
            case ACCURACY,
                    BALANCED_ACCURACY,
                    PRECISION_MACRO,
                    RECALL_MACRO,
                    F1_MACRO,
                    PRECISION_WEIGHTED,
                    RECALL_WEIGHTED,
                    F1_WEIGHTED,
                    MATTHEWS,
                    KAPPA -> measureWhole(count, intervals, results);
        }
    }

    private void measureWhole(CountMetric count, CountIntervals intervals, Results results) {
        double value = count.on(totals).value();
        if (Double.isNaN(value)) {
            results.miss(count.metric(), Reason.ONE_CLASS_ONLY);
        } else {
            results.add(new Measure(count.metric(), value, intervals.of(count, value), counts.rows()));
        }
    }

    List<ClassReport> classes(List<@Nullable Measure> areas) {
        List<ClassReport> reports = new ArrayList<>();
        for (int k = 0; k < totals.classes(); k++) {
            reports.add(new ClassReport(
                    k,
                    (long) totals.truths(k),
                    (long) totals.predictions(k),
                    precision(k),
                    recall(k),
                    f1(k),
                    areas.get(k)));
        }
        return reports;
    }

    private Measure precision(int k) {
        return share(Metric.PRECISION, k, totals.predictions(k));
    }

    private Measure recall(int k) {
        return share(Metric.RECALL, k, totals.truths(k));
    }

    private Measure share(Metric metric, int k, double of) {
        long hits = (long) totals.hits(k);
        return of == 0 ? new Measure(metric, 0, null, counts.rows()) : Measure.ofShare(metric, hits, (long) of);
    }

    /**
     * F1 is 2J / (1 + J), where J is the share of hits among the rows that are of the class or have its label: a
     * proportion, so its interval carries over.
     */
    private Measure f1(int k) {
        long hits = (long) totals.hits(k);
        long either = (long) totals.either(k) - hits;
        if (either == 0) {
            return new Measure(Metric.F1, 0, null, counts.rows());
        }
        Interval share = Wilson.of(hits, either);
        var interval = new Interval(2 * share.low() / (1 + share.low()), 2 * share.high() / (1 + share.high()));
        return new Measure(Metric.F1, 2.0 * hits / (hits + either), interval, either);
    }
}
