package modelport.training.tuning;

import java.util.List;
import modelport.onnx.RefusedException;

/** Something that is set before a model is trained. */
public sealed interface HyperParameter {
    String name();

    /** Its value where nobody says another: a Long, a Double or a String. */
    Object initial();

    /**
     * The value as this parameter has it.
     *
     * @throws RefusedException if it cannot have this one
     */
    Object checked(Object value);

    /**
     * A whole number.
     *
     * @param logarithmic whether its size matters more than its distance from others
     */
    record Whole(String name, long lower, long upper, Long initial, boolean logarithmic) implements HyperParameter {
        @Override
        public Long checked(Object value) {
            if (!(value instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
                throw RefusedException.of("training.setting-whole", "name", name, "value", value);
            }
            expectWithin(name, number, lower, upper);
            return number.longValue();
        }
    }

    /**
     * A number.
     *
     * @param logarithmic whether its size matters more than its distance from others
     */
    record Real(String name, double lower, double upper, Double initial, boolean logarithmic)
            implements HyperParameter {
        @Override
        public Double checked(Object value) {
            if (!(value instanceof Number number)) {
                throw RefusedException.of("training.setting-number", "name", name, "value", value);
            }
            expectWithin(name, number, lower, upper);
            return number.doubleValue();
        }
    }

    /** One of some words. */
    record Choice(String name, List<String> options, String initial) implements HyperParameter {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String checked(Object value) {
            if (!options.contains(String.valueOf(value))) {
                throw RefusedException.of(
                        "training.setting-choice", "name", name, "value", value, "known", String.join(", ", options));
            }
            return String.valueOf(value);
        }
    }

    private static void expectWithin(String name, Number value, Number lower, Number upper) {
        double number = value.doubleValue();
        if (!(number >= lower.doubleValue() && number <= upper.doubleValue())) {
            throw RefusedException.of(
                    "training.setting-range", "name", name, "value", value, "lower", lower, "upper", upper);
        }
    }
}
