package modelport.server.monitoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import modelport.server.monitoring.internal.QualityRows.Pair;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.classification.ClassificationMetrics;
import modelport.statistics.classification.ClassificationOptions;
import modelport.statistics.classification.ScoreKind;
import modelport.statistics.regression.RegressionMetrics;

/** Works out what pairs of labels and answers are worth, with intervals. */
public final class Quality {
    private Quality() {}

    /**
     * The metric of some pairs.
     *
     * @param classes that the version names; those of the pairs where it names none
     * @return empty without pairs, or where the metric is none of theirs
     */
    public static Optional<Measure> of(List<Pair> pairs, QualityMetric metric, List<String> classes) {
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        return isOfClasses(pairs) ? ofClasses(pairs, metric, classes) : ofNumbers(pairs, metric);
    }

    /** Whether labels are classes. */
    public static boolean isOfClasses(List<Pair> pairs) {
        return pairs.isEmpty() || pairs.getFirst().number() == null;
    }

    /** How many rows have a label. */
    public static long rows(List<Pair> pairs) {
        return pairs.stream().mapToLong(Pair::count).sum();
    }

    private static Optional<Measure> ofClasses(List<Pair> pairs, QualityMetric metric, List<String> classes) {
        List<String> names = names(pairs, classes);
        if (names.size() > ClassificationOptions.MAX_CLASSES) {
            return Optional.empty();
        }
        var metrics = new ClassificationMetrics(ClassificationOptions.of(names.size(), ScoreKind.NONE));
        for (Pair pair : pairs) {
            int truth = names.indexOf(pair.label());
            int answer = names.indexOf(pair.predicted());
            for (long i = 0; i < pair.count(); i++) {
                metrics.add(truth, answer);
            }
        }
        return metrics.measures().find(metric.metric(names.size()));
    }

    private static Optional<Measure> ofNumbers(List<Pair> pairs, QualityMetric metric) {
        var metrics = new RegressionMetrics(1);
        for (Pair pair : pairs) {
            Double truth = pair.number();
            Double answer = pair.answer();
            for (long i = 0; truth != null && answer != null && i < pair.count(); i++) {
                metrics.add(truth, answer);
            }
        }
        Measures measures = metrics.measures();
        return measures.find(metric.metric(2));
    }

    private static List<String> names(List<Pair> pairs, List<String> classes) {
        var names = new ArrayList<>(classes);
        var further = new TreeSet<String>();
        pairs.forEach(pair -> {
            further.add(pair.label());
            further.add(pair.predicted());
        });
        names.forEach(further::remove);
        names.addAll(further);
        while (names.size() < 2) {
            names.add("");
        }
        return names;
    }
}
