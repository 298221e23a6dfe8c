package modelport.formats.keras;

import java.util.Arrays;
import modelport.onnx.ElementType;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** What flows from one layer to the next. */
final class Signal {
    static final int ANY = -1;
    static final int MOST_AXES = 8;

    private final Value value;
    private final int[] shape;
    private final @Nullable Value mask;

    Signal(Value value, int[] shape, @Nullable Value mask) {
        this.value = value;
        this.shape = shape;
        this.mask = mask;
    }

    Value value() {
        return value;
    }

    /** Sizes as far as they are known; -1 for any, as the first one mostly is. */
    int[] shape() {
        return shape;
    }

    /** BOOL [N, steps]: which steps count; absent where all do. */
    @Nullable
    Value mask() {
        return mask;
    }

    static Signal of(Value value, int... shape) {
        return new Signal(value, shape, null);
    }

    int rank() {
        return shape.length;
    }

    int size(int axis) {
        return shape[axis < 0 ? axis + shape.length : axis];
    }

    /** The size of the last axis. */
    int width() {
        return shape[shape.length - 1];
    }

    ElementType type() {
        return value.type();
    }

    Signal with(@Nullable Value other) {
        return new Signal(value, shape, other);
    }

    /** Another value of the same shape and mask. */
    Signal to(Value other) {
        return new Signal(other, shape, mask);
    }

    /** The shape with another last size. */
    int[] ending(int width) {
        int[] other = shape.clone();
        other[other.length - 1] = width;
        return other;
    }

    /** As Keras prints it: {@code (None, 28, 28, 1)}. */
    String shown() {
        StringBuilder text = new StringBuilder("(");
        Arrays.stream(shape)
                .forEach(size ->
                        text.append(text.length() > 1 ? ", " : "").append(size < 0 ? "None" : Integer.toString(size)));
        return text.append(")").toString();
    }
}
