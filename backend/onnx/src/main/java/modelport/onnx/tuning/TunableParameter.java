package modelport.onnx.tuning;

import org.jspecify.annotations.Nullable;

/**
 * What may change about a model without training it again.
 *
 * @param initial its value where nobody says another; absent where that means to leave the model as it is
 * @param lower the smallest value
 * @param upper the largest value
 * @param length number of values: as many as classes for {@link Kind#WEIGHTS}, else 1
 */
public record TunableParameter(
        String name, Kind kind, @Nullable Double initial, double lower, double upper, int length) {
    /** What a parameter's value is. */
    public enum Kind {
        NUMBER,
        INTEGER,
        /** A number for each class. */
        WEIGHTS
    }

    public TunableParameter {
        if (name.isBlank() || !(lower <= upper) || length < 1) {
            throw new IllegalArgumentException("not a parameter: " + name);
        }
    }

    static TunableParameter number(String name, @Nullable Double initial, double lower, double upper) {
        return new TunableParameter(name, Kind.NUMBER, initial, lower, upper, 1);
    }

    static TunableParameter integer(String name, @Nullable Double initial, double lower, double upper) {
        return new TunableParameter(name, Kind.INTEGER, initial, lower, upper, 1);
    }
}
