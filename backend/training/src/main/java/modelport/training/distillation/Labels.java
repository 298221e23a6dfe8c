package modelport.training.distillation;

import java.util.List;
import java.util.stream.IntStream;

/** Class labels as numbers. */
final class Labels {
    private Labels() {}

    /** Their values where all are numbers or truth values, and else their places. */
    static double[] numbers(List<String> classes) {
        try {
            return classes.stream().mapToDouble(Labels::number).toArray();
        } catch (NumberFormatException _) {
            return IntStream.range(0, classes.size()).asDoubleStream().toArray();
        }
    }

    private static double number(String label) {
        return switch (label) {
            case "True", "true" -> 1;
            case "False", "false" -> 0;
            default -> Double.parseDouble(label);
        };
    }
}
