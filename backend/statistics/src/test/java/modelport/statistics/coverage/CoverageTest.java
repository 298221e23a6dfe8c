package modelport.statistics.coverage;

import static modelport.statistics.coverage.Populations.draw;
import static modelport.statistics.coverage.Populations.matrix;
import static modelport.statistics.coverage.Populations.normal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import modelport.statistics.Metric;
import modelport.statistics.classification.ClassificationMetrics;
import modelport.statistics.classification.ClassificationOptions;
import modelport.statistics.classification.PairedClassification;
import modelport.statistics.classification.ScoreKind;
import modelport.statistics.regression.PairedRegression;
import modelport.statistics.regression.RegressionMetrics;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In 930 to 970 of 1,000 samples of 200 to 500 rows the interval of 95 percent holds the truth. */
class CoverageTest {
    static Stream<Arguments> labels() {
        double[] unbalanced = {0.8, 0.15, 0.05};
        double[] five = {0.3, 0.3, 0.2, 0.1, 0.1};
        return Stream.of(
                Arguments.of("balanced", matrix(new double[] {0.5, 0.5}, 0.85, 0.8)),
                Arguments.of("one in fourteen", matrix(new double[] {0.93, 0.07}, 0.97, 0.6)),
                Arguments.of("three unbalanced", matrix(unbalanced, 0.95, 0.7, 0.5)),
                Arguments.of("five", matrix(five, 0.9, 0.9, 0.85, 0.85, 0.8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("labels")
    void intervals_of_labels_hold_the_truth(String name, double[][] cells) {
        var options = ClassificationOptions.of(cells.length, ScoreKind.NONE);
        double[] flat = Arrays.stream(cells).flatMapToDouble(Arrays::stream).toArray();

        Coverage coverage = Coverage.of(Populations.metrics(cells), 1, (random, rows, seen) -> {
            var metrics = new ClassificationMetrics(options);
            for (int i = 0; i < rows; i++) {
                int cell = draw(random, flat);
                metrics.add(cell / cells.length, cell % cells.length);
            }
            metrics.measures().measured().forEach(seen::see);
        });

        coverage.assertHolds();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("labels")
    void intervals_of_differences_of_labels_hold_the_truth(String name, double[][] cells) {
        var options = ClassificationOptions.of(cells.length, ScoreKind.NONE);
        double[][] better = new double[cells.length][];
        for (int k = 0; k < cells.length; k++) {
            better[k] = cells[k].clone();
            double moved = 0.3 * (Arrays.stream(cells[k]).sum() - cells[k][k]);
            for (int i = 0; i < cells.length; i++) {
                better[k][i] *= 0.7;
            }
            better[k][k] = cells[k][k] + moved;
        }
        Map<Metric, Double> truths = new EnumMap<>(Populations.metrics(better));
        Populations.metrics(cells).forEach((metric, value) -> truths.merge(metric, -value, Double::sum));

        Coverage coverage = Coverage.of(truths, 2, (random, rows, seen) -> {
            var paired = new PairedClassification(options);
            double[] shares = Arrays.stream(cells)
                    .mapToDouble(line -> Arrays.stream(line).sum())
                    .toArray();
            for (int i = 0; i < rows; i++) {
                int truth = draw(random, shares);
                int first = draw(random, cells[truth]);
                int second = draw(random, better[truth]);
                paired.add(truth, first, second);
            }
            paired.differences().forEach(seen::see);
        });

        coverage.assertHolds();
    }

    static Stream<Arguments> scores() {
        return Stream.of(
                Arguments.of("balanced", 0.5, 1.0, 1.6),
                Arguments.of("one in ten", 0.1, 1.2, 1.7),
                Arguments.of("one in fifteen", 0.067, 1.5, 1.6));
    }

    /** Scores of negatives are normal around 0, of positives around {@code distance}. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("scores")
    void intervals_of_areas_hold_the_truth(String name, double share, double distance, double better) {
        var options = ClassificationOptions.of(2, ScoreKind.MARGIN);
        Map<Metric, Double> truths =
                Map.of(Metric.ROC_AUC, area(distance), Metric.AVERAGE_PRECISION, precision(share, distance));

        Coverage coverage = Coverage.of(truths, 3, (random, rows, seen) -> {
            var metrics = new ClassificationMetrics(options);
            for (int i = 0; i < rows; i++) {
                int truth = random.nextDouble() < share ? 1 : 0;
                double score = normal(random) + distance * truth;
                metrics.add(truth, score > 1 ? 1 : 0, new double[] {-score, score});
            }
            metrics.measures().measured().forEach(seen::see);
        });

        coverage.assertHolds();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scores")
    void intervals_of_differences_of_areas_hold_the_truth(String name, double share, double distance, double better) {
        var options = ClassificationOptions.of(2, ScoreKind.MARGIN);
        Map<Metric, Double> truths = Map.of(
                Metric.ROC_AUC, area(better) - area(distance),
                Metric.AVERAGE_PRECISION, precision(share, better) - precision(share, distance));

        Coverage coverage = Coverage.of(truths, 4, (random, rows, seen) -> {
            var paired = new PairedClassification(options);
            for (int i = 0; i < rows; i++) {
                int truth = random.nextDouble() < share ? 1 : 0;
                double noise = normal(random);
                double first = noise + distance * truth;
                double second = 0.8 * noise + 0.6 * normal(random) + better * truth;
                paired.add(truth, 0, 0, new double[] {-first, first}, new double[] {-second, second});
            }
            paired.differences().forEach(seen::see);
        });

        coverage.assertHolds();
    }

    /**
     * The second class has the probability {@code x^power} for x even from 0 to 1, of which the model says
     * {@code said}.
     */
    static Stream<Arguments> probabilities() {
        DoubleUnaryOperator honest = p -> p;
        DoubleUnaryOperator bold = p -> p * p / (p * p + (1 - p) * (1 - p));
        return Stream.of(
                Arguments.of("honest", 1.0, honest),
                Arguments.of("bold", 1.0, bold),
                Arguments.of("one in ten", 9.0, honest),
                Arguments.of("one in ten, bold", 9.0, bold));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("probabilities")
    void intervals_of_losses_hold_the_truth(String name, double power, DoubleUnaryOperator said) {
        var options = ClassificationOptions.of(2, ScoreKind.PROBABILITY);
        Map<Metric, Double> truths =
                Map.of(Metric.LOG_LOSS, expected(power, said, Math::log), Metric.BRIER, brier(power, said));

        // Many cases, because these lie between 95 and 97 percent.
        Coverage coverage = Coverage.of(truths, 5, 4 * Coverage.CASES, (random, rows, seen) -> {
            var metrics = new ClassificationMetrics(options);
            for (int i = 0; i < rows; i++) {
                double p = Math.pow(random.nextDouble(), power);
                int truth = random.nextDouble() < p ? 1 : 0;
                double q = said.applyAsDouble(p);
                metrics.add(truth, q > 0.5 ? 1 : 0, new double[] {1 - q, q});
            }
            metrics.measures().measured().forEach(seen::see);
        });

        coverage.assertHolds();
    }

    @Test
    void intervals_of_differences_of_losses_hold_the_truth() {
        var options = ClassificationOptions.of(2, ScoreKind.PROBABILITY);
        DoubleUnaryOperator bold = p -> p * p / (p * p + (1 - p) * (1 - p));
        Map<Metric, Double> truths = Map.of(
                Metric.LOG_LOSS, expected(2, bold, Math::log) - expected(2, p -> p, Math::log),
                Metric.BRIER, brier(2, bold) - brier(2, p -> p));

        Coverage coverage = Coverage.of(truths, 6, (random, rows, seen) -> {
            var paired = new PairedClassification(options);
            for (int i = 0; i < rows; i++) {
                double p = Math.pow(random.nextDouble(), 2);
                int truth = random.nextDouble() < p ? 1 : 0;
                double q = bold.applyAsDouble(p);
                paired.add(truth, 0, 0, new double[] {1 - p, p}, new double[] {1 - q, q});
            }
            paired.differences().forEach(seen::see);
        });

        coverage.assertHolds();
    }

    static Stream<Arguments> errors() {
        return Stream.of(Arguments.of("normal", 0.0), Arguments.of("long tails", 1.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void intervals_of_errors_hold_the_truth(String name, double tails) {
        double spread = tails == 0 ? 1 : Math.sqrt(2);
        double absolute = tails == 0 ? Math.sqrt(2 / Math.PI) : 1;
        double median = tails == 0 ? 0.674489750196 : Math.log(2);
        Map<Metric, Double> truths = Map.of(
                Metric.MAE, 0.5 * absolute,
                Metric.MSE, 0.25 * spread * spread,
                Metric.RMSE, 0.5 * spread,
                Metric.R2, 1 - 0.25 * spread * spread,
                Metric.EXPLAINED_VARIANCE, 1 - 0.25 * spread * spread,
                Metric.MEDIAN_ABSOLUTE_ERROR, 0.5 * median);

        Coverage coverage = Coverage.of(truths, 7, (random, rows, seen) -> {
            var metrics = new RegressionMetrics(1);
            for (int i = 0; i < rows; i++) {
                double truth = normal(random);
                metrics.add(truth, truth - 0.5 * error(random, tails));
            }
            metrics.measures().measured().forEach(seen::see);
        });

        coverage.assertHolds();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void intervals_of_differences_of_errors_hold_the_truth(String name, double tails) {
        double spread = tails == 0 ? 1 : Math.sqrt(2);
        double absolute = tails == 0 ? Math.sqrt(2 / Math.PI) : 1;
        Map<Metric, Double> truths = Map.of(
                Metric.MAE, -0.1 * absolute,
                Metric.MSE, -0.09 * spread * spread,
                Metric.RMSE, -0.1 * spread,
                Metric.R2, 0.09 * spread * spread);

        Coverage coverage = Coverage.of(truths, 8, (random, rows, seen) -> {
            var paired = new PairedRegression();
            for (int i = 0; i < rows; i++) {
                double truth = normal(random);
                double first = error(random, tails);
                double second = random.nextInt(3) == 0 ? error(random, tails) : first;
                paired.add(truth, truth - 0.5 * first, truth - 0.4 * second);
            }
            paired.differences().forEach(seen::see);
        });

        coverage.assertHolds();
    }

    /** Normal, or of both signs and exponential. */
    private static double error(SplittableRandom random, double tails) {
        return tails == 0 ? normal(random) : -Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
    }

    private static double area(double distance) {
        return NormalDistribution.of(0, 1).cumulativeProbability(distance / Math.sqrt(2));
    }

    private static double precision(double share, double distance) {
        var noise = NormalDistribution.of(0, 1);
        return mean(u -> {
            double score = noise.inverseCumulativeProbability(u) + distance;
            double found = share * (1 - u);
            return found / (found + (1 - share) * noise.survivalProbability(score));
        });
    }

    private static double expected(double power, DoubleUnaryOperator said, DoubleUnaryOperator log) {
        return mean(u -> {
            double p = Math.pow(u, power);
            double q = said.applyAsDouble(p);
            return -p * log.applyAsDouble(q) - (1 - p) * log.applyAsDouble(1 - q);
        });
    }

    private static double brier(double power, DoubleUnaryOperator said) {
        return mean(u -> {
            double p = Math.pow(u, power);
            double q = said.applyAsDouble(p);
            return p * (1 - q) * (1 - q) + (1 - p) * q * q;
        });
    }

    /** Over 0 to 1, by the midpoints of many parts. */
    private static double mean(DoubleUnaryOperator function) {
        int parts = 100_000;
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            sum += function.applyAsDouble((i + 0.5) / parts);
        }
        return sum / parts;
    }
}
