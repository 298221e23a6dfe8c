package modelport.formats.weights;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/**
 * One tensor; its elements stay in the file until somebody reads them.
 *
 * @param shape sizes of its axes, the last one lying together; none for a single number
 * @param data its elements, as their type lays them side by side
 */
public record WeightTensor(String name, WeightType type, List<Long> shape, MemorySegment data) {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    public WeightTensor {
        shape = List.copyOf(shape);
    }

    /** The product of the sizes. */
    public long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /** Reads {@code count} elements from {@code first} on, rounded to single precision, to {@code target[at]} on. */
    public void read(long first, int count, float[] target, int at) {
        switch (type) {
            case F32 -> MemorySegment.copy(data, FLOAT, first * Float.BYTES, target, at, count);
            case F64 -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = (float) data.get(DOUBLE, (first + i) * Double.BYTES);
                }
            }
            case F16 -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = Float.float16ToFloat(data.get(SHORT, (first + i) * Short.BYTES));
                }
            }
            case BF16 -> {
                for (int i = 0; i < count; i++) {
                    target[at + i] = Float.intBitsToFloat(data.get(SHORT, (first + i) * Short.BYTES) << Short.SIZE);
                }
            }
            case BOOL,
                    U8,
                    I8,
                    U16,
                    I16,
                    U32,
                    I32,
                    U64,
                    I64,
                    F8_E4M3,
                    F8_E5M2,
                    F8_E8M0,
                    F8_E4M3FNUZ,
                    F8_E5M2FNUZ,
                    C64,
                    F4,
                    F6_E2M3,
                    F6_E3M2 -> throw new IllegalArgumentException(type + " is no fraction: " + name);
        }
    }
}
