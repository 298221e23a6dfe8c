package modelport.training.tuning;

import modelport.training.Table;
import modelport.training.Truth;

/** How good answers are; more is better, so that errors are counted below zero. */
@FunctionalInterface
public interface Score {
    /** That of these answers: probabilities of the classes, or numbers. */
    double of(Truth truth, Table answers);

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
