package modelport.formats.boosting;

import java.util.Map;

/** Compares answers with those of the library itself. */
final class Comparison {
    private Comparison() {}

    /** The largest difference, relative where numbers are larger than 1; infinite for other shapes. */
    static double difference(double[][] found, double[][] expected) {
        if (found.length != expected.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int row = 0; row < found.length; row++) {
            if (found[row].length != expected[row].length) {
                return Double.POSITIVE_INFINITY;
            }
            for (int i = 0; i < found[row].length; i++) {
                double difference =
                        Math.abs(found[row][i] - expected[row][i]) / Math.max(1, Math.abs(expected[row][i]));
                largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
            }
        }
        return largest;
    }

    /** Raw scores, which are not given twice where they are the predictions. */
    static double[][] margin(Map<String, double[][]> answers) {
        return answers.getOrDefault("margin", answers.get("prediction"));
    }

    /** What the library's own predict gives, which for classes can be the label or the probabilities. */
    static double[][] prediction(Map<String, double[][]> answers, double[][] like) {
        if (answers.containsKey("prediction")) {
            return answers.get("prediction");
        }
        double[][] probabilities = answers.get("probabilities");
        if (like[0].length == probabilities[0].length) {
            return probabilities;
        }
        if (probabilities[0].length > 2) {
            return answers.get("label");
        }
        double[][] second = new double[probabilities.length][];
        for (int row = 0; row < second.length; row++) {
            second[row] = new double[] {probabilities[row][1]};
        }
        return second;
    }
}
