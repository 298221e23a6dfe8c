package modelport.formats.boosting;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

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
        return answers.containsKey("margin") ? answer(answers, "margin") : answer(answers, "prediction");
    }

    /** What the library's own predict gives, which for classes can be the label or the probabilities. */
    static double[][] prediction(Map<String, double[][]> answers, double[][] like) {
        if (answers.containsKey("prediction")) {
            return answer(answers, "prediction");
        }
        double[][] probabilities = answer(answers, "probabilities");
        if (like[0].length == probabilities[0].length) {
            return probabilities;
        }
        if (probabilities[0].length > 2) {
            return answer(answers, "label");
        }
        return Arrays.stream(probabilities).map(row -> new double[] {row[1]}).toArray(double[][]::new);
    }

    static double[][] answer(Map<String, double[][]> answers, String output) {
        return Objects.requireNonNull(answers.get(output), output);
    }
}
