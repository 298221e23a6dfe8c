package modelport.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import modelport.contract.Message;
import modelport.contract.evaluation.CalibrationBin;
import modelport.contract.evaluation.ClassMeasures;
import modelport.contract.evaluation.ConfusionCell;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.contract.evaluation.NotMeasured;
import modelport.contract.evaluation.SliceMeasures;
import modelport.statistics.Difference;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.Unmeasured;
import modelport.statistics.classification.ClassReport;
import modelport.statistics.classification.ClassificationMetrics;
import org.jspecify.annotations.Nullable;

/** What was counted, in the words of reports. */
public final class Reports {
    private static final int MOST_CLASSES = 200;
    private static final int MOST_CELLS = 10_000;

    private Reports() {}

    /** One number. */
    public static Measured measured(Measure measure) {
        Interval interval = measure.interval();
        return new Measured(
                measure.code(),
                measure.value(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                measure.n());
    }

    /** The way back from {@link #measured}. */
    static Measure measure(Measured measured) {
        Double low = measured.low();
        Double high = measured.high();
        Interval interval = low == null || high == null ? null : new Interval(low, high);
        return new Measure(Metric.find(measured.metric()).orElseThrow(), measured.value(), interval, measured.rows());
    }

    /** A move, with what it means. */
    public static Moved moved(Difference difference) {
        Moved.Verdict verdict = Moved.Verdict.WITHIN_NOISE;
        if (difference.isClearlyBetter()) {
            verdict = Moved.Verdict.BETTER;
        } else if (difference.isClearlyWorse()) {
            verdict = Moved.Verdict.WORSE;
        }
        return new Moved(
                difference.metric().code(),
                difference.first(),
                difference.second(),
                difference.interval().low(),
                difference.interval().high(),
                difference.n(),
                verdict);
    }

    /** Why a metric has no value. */
    public static NotMeasured notMeasured(Unmeasured unmeasured) {
        String reason = unmeasured.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new NotMeasured(unmeasured.metric().code(), Message.of("evaluation.reason-" + reason));
    }

    /** All of them, those that tell most first. */
    static List<Measured> ordered(Measures measures, List<Metric> first) {
        var ordered = new ArrayList<Measured>(chosen(measures, first));
        measures.measured().stream()
                .filter(measure -> !first.contains(measure.metric()))
                .map(Reports::measured)
                .forEach(ordered::add);
        return ordered;
    }

    /** Some of them, in this order. */
    static List<Measured> chosen(Measures measures, List<Metric> wanted) {
        return wanted.stream()
                .flatMap(metric -> measures.find(metric).stream())
                .map(Reports::measured)
                .toList();
    }

    static SliceMeasures slice(String column, String value, long rows, Measures measures, List<Metric> wanted) {
        return new SliceMeasures(column, value, rows, chosen(measures, wanted));
    }

    static List<ClassMeasures> classes(ClassificationMetrics metrics, List<String> names) {
        return metrics.classes().stream()
                .filter(report -> report.support() > 0 || report.predicted() > 0 || names.size() <= MOST_CLASSES)
                .filter(report -> report.support() > 0
                        || report.predicted() > 0
                        || !names.get(report.index()).equals(Truths.OTHER))
                .sorted(Comparator.comparingLong(ClassReport::support)
                        .reversed()
                        .thenComparingInt(ClassReport::index))
                .limit(MOST_CLASSES)
                .map(report -> ofClass(report, names))
                .toList();
    }

    private static ClassMeasures ofClass(ClassReport report, List<String> names) {
        Measure area = report.rocAuc();
        @Nullable Measured rocAuc = area == null ? null : measured(area);
        return new ClassMeasures(
                names.get(report.index()),
                report.support(),
                report.predicted(),
                measured(report.precision()),
                measured(report.recall()),
                measured(report.f1()),
                rocAuc);
    }

    static List<ConfusionCell> confusion(ClassificationMetrics metrics, List<String> names) {
        return metrics.confusion().cells().stream()
                .map(cell -> new ConfusionCell(names.get(cell.truth()), names.get(cell.predicted()), cell.count()))
                .sorted(Comparator.comparingLong(ConfusionCell::count).reversed())
                .limit(MOST_CELLS)
                .toList();
    }

    static List<CalibrationBin> calibration(ClassificationMetrics metrics) {
        return metrics.reliability().bins().stream()
                .map(bin -> new CalibrationBin(
                        bin.from(),
                        bin.to(),
                        bin.count(),
                        bin.probability(),
                        bin.share(),
                        bin.interval().low(),
                        bin.interval().high()))
                .toList();
    }
}
