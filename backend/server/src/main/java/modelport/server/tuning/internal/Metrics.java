package modelport.server.tuning.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.tuning.TuningMetric;
import modelport.statistics.Direction;
import modelport.statistics.Metric;
import org.jspecify.annotations.Nullable;

/** What settings can be judged by; the first one of each kind where nobody says. */
public final class Metrics {
    private static final List<Metric> OF_CLASSES = List.of(
            Metric.ACCURACY,
            Metric.BALANCED_ACCURACY,
            Metric.F1_MACRO,
            Metric.MATTHEWS,
            Metric.LOG_LOSS,
            Metric.ROC_AUC,
            Metric.ROC_AUC_MACRO);

    private static final List<Metric> OF_NUMBERS = List.of(Metric.RMSE, Metric.MAE, Metric.R2);

    private Metrics() {}

    /** Whether a higher score is better. */
    public static boolean isHigherBetter(Metric metric) {
        return metric.direction() == Direction.HIGHER_IS_BETTER;
    }

    /** The metric of a code, for so many classes; 0 for numbers. */
    public static Metric require(@Nullable String code, int classes) {
        List<Metric> known = classes > 0 ? OF_CLASSES : OF_NUMBERS;
        if (code == null) {
            return known.getFirst();
        }
        Metric metric = known.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.Invalid.field(
                        "metric",
                        classes > 0 ? "tuning.metric-of-classes" : "tuning.metric-of-numbers",
                        "known",
                        known.stream().map(Metric::code).collect(Collectors.joining(", ")))));
        if (metric == Metric.ROC_AUC && classes > 2) {
            throw new ProblemException(
                    Problem.Invalid.field("metric", "tuning.metric-of-two", "other", Metric.ROC_AUC_MACRO.code()));
        }
        return metric == Metric.ROC_AUC_MACRO && classes == 2 ? Metric.ROC_AUC : metric;
    }

    static List<TuningMetric> all() {
        return Stream.concat(
                        OF_CLASSES.stream().map(metric -> info(metric, true)),
                        OF_NUMBERS.stream().map(metric -> info(metric, false)))
                .toList();
    }

    private static TuningMetric info(Metric metric, boolean classes) {
        Metric usual = (classes ? OF_CLASSES : OF_NUMBERS).getFirst();
        return new TuningMetric(metric.code(), isHigherBetter(metric), classes, metric == usual);
    }
}
