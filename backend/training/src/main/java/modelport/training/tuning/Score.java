package modelport.training.tuning;

import modelport.statistics.Direction;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.classification.ClassificationMetrics;
import modelport.statistics.classification.ClassificationOptions;
import modelport.statistics.classification.ScoreKind;
import modelport.statistics.regression.RegressionMetrics;
import modelport.training.Table;
import modelport.training.Truth;

/** How good answers are; more is better, so that errors are counted below zero. */
@FunctionalInterface
public interface Score {
    /** That of these answers: probabilities of the classes, or numbers. */
    double of(Truth truth, Table answers);

    /** By a metric of classes or of one number; errors are counted below zero, and what cannot be measured is NaN. */
    static Score of(Metric metric) {
        return switch (metric) {
            case ACCURACY -> accuracy();
            case LOG_LOSS -> logLikelihood();
            default ->
                (truth, answers) -> {
                    double value = measures(truth, answers)
                            .find(metric)
                            .map(Measure::value)
                            .orElse(Double.NaN);
                    return metric.direction() == Direction.HIGHER_IS_BETTER ? value : -value;
                };
        };
    }

    private static Measures measures(Truth truth, Table answers) {
        return switch (truth) {
            case Truth.Classes(int[] right, int count) -> {
                var metrics = new ClassificationMetrics(ClassificationOptions.of(count, ScoreKind.MARGIN));
                for (int row = 0; row < right.length; row++) {
                    double[] scores = new double[count];
                    for (int c = 0; c < count; c++) {
                        scores[c] = answers.at(row, c);
                    }
                    metrics.add(right[row], largest(answers, row), scores);
                }
                yield metrics.measures();
            }
            case Truth.Values(Table right) -> {
                var metrics = new RegressionMetrics(1);
                for (int row = 0; row < right.rows(); row++) {
                    metrics.add(right.at(row, 0), answers.at(row, 0));
                }
                yield metrics.measures();
            }
        };
    }

    /** Share of the rows whose most probable class is the right one. */
    static Score accuracy() {
        return (truth, answers) -> {
            int[] right = ((Truth.Classes) truth).indexes();
            int same = 0;
            for (int row = 0; row < right.length; row++) {
                same += largest(answers, row) == right[row] ? 1 : 0;
            }
            return (double) same / right.length;
        };
    }

    private static int largest(Table answers, int row) {
        int largest = 0;
        for (int c = 1; c < answers.columns(); c++) {
            largest = answers.at(row, c) > answers.at(row, largest) ? c : largest;
        }
        return largest;
    }

    /** Mean logarithm of the right class's probability. */
    static Score logLikelihood() {
        return (truth, answers) -> {
            int[] right = ((Truth.Classes) truth).indexes();
            double sum = 0;
            for (int row = 0; row < right.length; row++) {
                sum += StrictMath.log(Math.max(answers.at(row, right[row]), Float.MIN_NORMAL));
            }
            return sum / right.length;
        };
    }

    /** Share of the variance that is foretold. */
    static Score rSquared() {
        return (truth, answers) -> {
            float[] right = ((Truth.Values) truth).table().values();
            double mean = 0;
            for (float value : right) {
                mean += (double) value / right.length;
            }
            double variance = 0;
            for (float value : right) {
                variance += (value - mean) * (value - mean) / right.length;
            }
            return 1 - meanSquare(right, answers.values()) / variance;
        };
    }

    /** The root of the mean square error, below zero. */
    static Score negativeRootMeanSquare() {
        return (truth, answers) ->
                -Math.sqrt(meanSquare(((Truth.Values) truth).table().values(), answers.values()));
    }

    private static double meanSquare(float[] right, float[] answers) {
        double sum = 0;
        for (int i = 0; i < right.length; i++) {
            double distance = (double) right[i] - answers[i];
            sum += distance * distance;
        }
        return sum / right.length;
    }
}
