package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.NotMeasured;
import modelport.contract.evaluation.SliceMeasures;

/** What evaluations of a team's models might find. */
public final class FakeReports {
    static final List<String> KINDS = List.of("setosa", "versicolor", "virginica");
    static final List<String> QUEUES = List.of("billing", "delivery", "returns", "account", "product", "other");

    private FakeReports() {}

    /** Three kinds of flowers; the last two are hard to tell apart, so many times. */
    public static EvaluationReport flowers(int mistakes) {
        long[][] counts = {{50, 0, 0}, {0, 50 - mistakes, mistakes}, {0, mistakes / 2, 50 - mistakes / 2}};
        return new EvaluationReport(
                measures(counts, 0.09),
                List.of(new NotMeasured("top-5-accuracy", Message.of("evaluation.reason-too-few-rows"))),
                FakeFigures.classes(KINDS, counts),
                FakeFigures.confusion(KINDS, counts),
                FakeFigures.calibration(150, 0.02),
                List.of(
                        FakeFigures.slice("petal_width", "0.1 \u2026 0.3", 41, "accuracy", 1),
                        FakeFigures.slice("petal_width", "0.3 \u2026 1.3", 37, "accuracy", 1),
                        FakeFigures.slice("petal_width", "1.3 \u2026 1.8", 40, "accuracy", 0.9),
                        FakeFigures.slice("petal_width", "1.8 \u2026 2.5", 32, "accuracy", 0.97)),
                FakeFigures.stability(150, 0.0067, 0.0042),
                FakeFigures.gap(
                        new DatasetUse(new Slug("iris"), 1, Samples.digestOf("train")),
                        List.of(
                                FakeFigures.moved("accuracy", 1.0, 0.974, 0.021, 150, false),
                                FakeFigures.moved("log-loss", 0.031, 0.09, 0.071, 150, true))),
                FakeFigures.efficiency(0.21, 0.34, 6_291_456L, 1_240_031),
                List.of());
    }

    /** Six queues, 18,240 tickets; better by so much. */
    public static EvaluationReport tickets(double better) {
        long[][] counts = new long[QUEUES.size()][QUEUES.size()];
        long[] rows = {3900, 3500, 4120, 2400, 2900, 1420};
        double[] found = {0.95, 0.93, 0.88, 0.95, 0.92, 0.84};
        for (int truth = 0; truth < counts.length; truth++) {
            long left = rows[truth];
            counts[truth][truth] = Math.round(rows[truth] * Math.min(0.99, found[truth] + better));
            left -= counts[truth][truth];
            for (int step = 1; step < counts.length; step++) {
                int given = (truth + step) % counts.length;
                long some = step == counts.length - 1 ? left : left / 2;
                counts[truth][given] = some;
                left -= some;
            }
        }
        return new EvaluationReport(
                measures(counts, 0.27 - better),
                List.of(),
                FakeFigures.classes(QUEUES, counts),
                FakeFigures.confusion(QUEUES, counts),
                FakeFigures.calibration(18_240, 0.06 - better),
                slices(better),
                null,
                null,
                FakeFigures.efficiency(3.4, 17.9, 88_000_000L, 23_616_100),
                List.of(Message.of("datasets.label-missing", "count", "12", "line", "418", "column", "queue")));
    }

    private static List<SliceMeasures> slices(double better) {
        double whole = 0.92 + better;
        List<SliceMeasures> slices = new ArrayList<>();
        slices.add(FakeFigures.slice("channel", "web", 5200, "accuracy", whole + 0.012));
        slices.add(FakeFigures.slice("channel", "app", 5170, "accuracy", whole + 0.014));
        slices.add(FakeFigures.slice("channel", "mail", 2650, "accuracy", whole - 0.031));
        slices.add(FakeFigures.slice("channel", "chat", 2610, "accuracy", whole + 0.006));
        slices.add(FakeFigures.slice("channel", "phone", 2610, "accuracy", whole - 0.024));
        slices.add(FakeFigures.slice("order_value_eur", "2.1 \u2026 18.7", 4380, "accuracy", whole + 0.002));
        slices.add(FakeFigures.slice("order_value_eur", "18.7 \u2026 29.9", 4371, "accuracy", whole - 0.001));
        slices.add(FakeFigures.slice("order_value_eur", "29.9 \u2026 47.5", 4379, "accuracy", whole + 0.004));
        slices.add(FakeFigures.slice("order_value_eur", "47.5 \u2026 410.2", 4380, "accuracy", whole - 0.003));
        slices.add(FakeFigures.slice("order_value_eur", "", 730, "accuracy", whole - 0.042));
        return slices;
    }

    private static List<Measured> measures(long[][] counts, double loss) {
        long rows = FakeFigures.sum(counts);
        Measured accuracy = FakeFigures.share("accuracy", FakeFigures.right(counts), rows);
        double mean = FakeFigures.classes(
                        Stream.generate(() -> "c").limit(counts.length).toList(), counts)
                .stream()
                .mapToDouble(each -> each.f1().value())
                .average()
                .orElse(0);
        double half = 0.25 / FakeFigures.root(rows);
        return List.of(
                accuracy,
                FakeFigures.about("f1-macro", mean, half * 2, rows),
                FakeFigures.about("balanced-accuracy", mean + 0.001, half * 2, rows),
                FakeFigures.about("matthews", mean - 0.02, half * 2.6, rows),
                FakeFigures.about("roc-auc-macro", 1 - (1 - mean) / 8, half / 4, rows),
                FakeFigures.about("log-loss", loss, half * 2, rows),
                FakeFigures.about("brier", loss / 2.1, half, rows),
                FakeFigures.about("calibration-error", loss / 9, half / 2, rows));
    }

    /** Prices of houses, off by so much on average. */
    public static EvaluationReport houses(double error) {
        return new EvaluationReport(
                List.of(
                        FakeFigures.about("mae", error, error / 14, 1_460),
                        FakeFigures.about("rmse", error * 1.62, error / 6, 1_460),
                        FakeFigures.about("r2", 1 - error / 190_000, 0.013, 1_460),
                        FakeFigures.about("explained-variance", 1 - error / 196_000, 0.013, 1_460),
                        FakeFigures.about("median-absolute-error", error * 0.62, error / 22, 1_460),
                        FakeFigures.about("mape", error / 180_000, 0.006, 1_460),
                        FakeFigures.plain("max-error", error * 12.8, 1_460)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                FakeFigures.stability(1_460, 0, 214.6),
                null,
                FakeFigures.efficiency(0.61, 0.98, null, 4_210_004),
                List.of());
    }

    /** Vectors of tickets beside those of another version. */
    public static EvaluationReport sentences() {
        return new EvaluationReport(
                List.of(
                        FakeFigures.about("cosine-mean", 0.9962, 0.0003, 4_000),
                        FakeFigures.about("cosine-p5", 0.9914, 0.0011, 4_000),
                        FakeFigures.plain("cosine-min", 0.9521, 4_000),
                        FakeFigures.about("l2-error", 0.0812, 0.0019, 4_000),
                        FakeFigures.share("neighbour-overlap", 3_748, 4_000)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                FakeFigures.efficiency(3.1, 14.2, 61_000_000L, 23_616_100),
                List.of());
    }
}
