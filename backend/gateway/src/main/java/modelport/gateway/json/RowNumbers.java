package modelport.gateway.json;

import java.nio.ByteBuffer;
import modelport.contract.registry.DataType;
import modelport.inference.NumberTensor;

/** Where the numbers of plain rows go, without an object for each. */
public sealed interface RowNumbers {
    /** Reads the next number into place {@code at}; whether it is one, and finite. */
    boolean put(int at, JsonReader json);

    /** Whether rows of this type can be read so. */
    static boolean knows(DataType type) {
        return type == DataType.FP32 || type == DataType.FP64;
    }

    /** Into memory of a type that it {@link #knows}, in the order of {@code bytes}. */
    static RowNumbers in(DataType type, ByteBuffer bytes) {
        return switch (type) {
            case FP32 -> new Singles(bytes);
            case FP64 -> new Doubles(bytes);
            default -> throw new IllegalArgumentException("no plain rows of " + type);
        };
    }

    /** Into a tensor. */
    static RowNumbers in(NumberTensor tensor) {
        return in(tensor.type(), tensor.data());
    }

    /** FP32. */
    record Singles(ByteBuffer bytes) implements RowNumbers {
        @Override
        public boolean put(int at, JsonReader json) {
            float value = json.floatValue();
            bytes.putFloat(at * Float.BYTES, value);
            return Float.isFinite(value);
        }
    }

    /** FP64. */
    record Doubles(ByteBuffer bytes) implements RowNumbers {
        @Override
        public boolean put(int at, JsonReader json) {
            double value = json.doubleValue();
            bytes.putDouble(at * Double.BYTES, value);
            return Double.isFinite(value);
        }
    }
}
