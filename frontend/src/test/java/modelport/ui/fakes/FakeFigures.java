package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.CalibrationBin;
import modelport.contract.evaluation.ClassMeasures;
import modelport.contract.evaluation.ConfusionCell;
import modelport.contract.evaluation.Efficiency;
import modelport.contract.evaluation.GeneralisationGap;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.contract.evaluation.SliceMeasures;
import modelport.contract.evaluation.Stability;
import org.jspecify.annotations.Nullable;

/** Figures as evaluations find them, counted from a matrix of truths and labels. */
final class FakeFigures {
    private static final double SURE = 1.96;

    private FakeFigures() {}

    /** A share with Wilson's interval. */
    static Measured share(String metric, long hits, long rows) {
        double of = (double) rows;
        double share = rows == 0 ? 0 : hits / of;
        double square = SURE * SURE;
        double middle = (share + square / (2 * of)) / (1 + square / of);
        double half = SURE / (1 + square / of) * Math.sqrt(share * (1 - share) / of + square / (4 * of * of));
        return new Measured(metric, share, Math.max(0, middle - half), Math.min(1, middle + half), rows);
    }

    /** A figure that is sure by so much. */
    static Measured about(String metric, double value, double half, long rows) {
        boolean bounded = value >= 0 && value <= 1;
        return new Measured(
                metric,
                value,
                bounded ? Math.max(0, value - half) : value - half,
                bounded ? Math.min(1, value + half) : value + half,
                rows);
    }

    /** A figure that rows cannot be sure about. */
    static Measured plain(String metric, double value, long rows) {
        return new Measured(metric, value, null, null, rows);
    }

    static long sum(long[][] counts) {
        return IntStream.range(0, counts.length)
                .mapToLong(truth -> sum(counts[truth]))
                .sum();
    }

    static long right(long[][] counts) {
        return IntStream.range(0, counts.length).mapToLong(i -> counts[i][i]).sum();
    }

    static List<ClassMeasures> classes(List<String> labels, long[][] counts) {
        List<ClassMeasures> classes = new ArrayList<>();
        for (int c = 0; c < labels.size(); c++) {
            int label = c;
            long support = sum(counts[c]);
            long predicted = IntStream.range(0, counts.length)
                    .mapToLong(truth -> counts[truth][label])
                    .sum();
            long hits = counts[c][c];
            Measured recall = share("recall", hits, support);
            double f1 = 2.0 * hits / (support + predicted);
            classes.add(new ClassMeasures(
                    labels.get(c),
                    support,
                    predicted,
                    share("precision", hits, predicted),
                    recall,
                    about("f1", f1, 0.6 / root(support), support),
                    about("roc-auc", 1 - (1 - recall.value()) / 6, 0.15 / root(support), sum(counts))));
        }
        classes.sort((one, other) -> Long.compare(other.support(), one.support()));
        return classes;
    }

    static List<ConfusionCell> confusion(List<String> labels, long[][] counts) {
        List<ConfusionCell> cells = new ArrayList<>();
        for (int truth = 0; truth < counts.length; truth++) {
            for (int given = 0; given < counts.length; given++) {
                if (counts[truth][given] > 0) {
                    cells.add(new ConfusionCell(labels.get(truth), labels.get(given), counts[truth][given]));
                }
            }
        }
        cells.sort((one, other) -> Long.compare(other.count(), one.count()));
        return cells;
    }

    /** Ten ranges, in each of which fewer rows come true than it says, by so much. */
    static List<CalibrationBin> calibration(long rows, double tooSure) {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double said = (i + 0.55) / 10;
            long count = Math.max(3, Math.round(rows * Math.pow(Math.abs(said - 0.5) * 2, 3) / 3.2));
            Measured true_ = share("share", Math.round(count * Math.max(0, said - tooSure * said)), count);
            bins.add(new CalibrationBin(i / 10.0, (i + 1) / 10.0, count, said, true_.value(), low(true_), high(true_)));
        }
        return bins;
    }

    static SliceMeasures slice(String column, String value, long rows, String metric, double hits) {
        return new SliceMeasures(column, value, rows, List.of(share(metric, Math.round(hits * rows), rows)));
    }

    static Stability stability(long rows, double flips, double mean) {
        return new Stability(
                0.01,
                List.of(
                        share("jitter-flip-rate", Math.round(flips * rows), rows),
                        about("jitter-mean", mean, mean / 8, rows),
                        plain("jitter-max", mean * 21, rows)));
    }

    static GeneralisationGap gap(DatasetUse other, List<Moved> differences) {
        return new GeneralisationGap(other, differences);
    }

    static Efficiency efficiency(double oneMs, double eightMs, @Nullable Long memory, long bytes) {
        return new Efficiency(
                oneMs * 95, memory, bytes, null, List.of(batch(1, oneMs), batch(8, eightMs)), "AMD EPYC 7763, 2 cores");
    }

    private static BatchTiming batch(int rows, double ms) {
        return new BatchTiming(rows, 400, ms, ms * 1.18, ms * 1.42, ms * 1.04, rows / ms * 1000);
    }

    /** How far a metric moved, and what that means. */
    static Moved moved(String metric, double first, double second, double half, long rows, boolean lower) {
        double difference = second - first;
        Moved.Verdict verdict = Math.abs(difference) <= half
                ? Moved.Verdict.WITHIN_NOISE
                : difference > 0 == lower ? Moved.Verdict.WORSE : Moved.Verdict.BETTER;
        return new Moved(metric, first, second, difference - half, difference + half, rows, verdict);
    }

    static double root(long number) {
        return Math.sqrt((double) number);
    }

    static double low(Measured measured) {
        return measured.low() == null ? measured.value() : measured.low();
    }

    static double high(Measured measured) {
        return measured.high() == null ? measured.value() : measured.high();
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
