package modelport.formats;

import java.util.List;

/**
 * An input or output of a model that runs in an engine of its own.
 *
 * @param kind what it is to the engine
 * @param type of its elements, as the contract calls it, such as FP32; empty if the file does not say
 * @param shape with -1 for free sizes
 * @param shaped whether the file tells the shape at all
 */
public record NativeValue(String name, Kind kind, String type, List<Long> shape, boolean shaped) {
    public NativeValue {
        shape = List.copyOf(shape);
    }

    /** What an engine is given. */
    public enum Kind {
        TENSOR,
        /** One whole number. */
        WHOLE,
        /** One number with a fraction. */
        REAL,
        /** One truth value. */
        TRUTH
    }
}
