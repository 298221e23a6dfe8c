package modelport.inference;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import modelport.contract.registry.DataType;

/** A tensor of numbers or truth values: bytes in this machine's order, on the heap or outside. */
public final class NumberTensor implements Tensor {
    private final DataType type;
    private final long[] shape;
    private final ByteBuffer data;

    /** Takes what remains of {@code data}, and shares it. */
    public NumberTensor(DataType type, long[] shape, ByteBuffer data) {
        if (type == DataType.BYTES) {
            throw new IllegalArgumentException("texts are no numbers");
        }
        int bytes = Math.multiplyExact(Tensor.elementsOf(shape), type.bytes());
        if (data.remaining() != bytes) {
            throw new IllegalArgumentException(
                    "%s%s takes %d bytes, not %d".formatted(type, Arrays.toString(shape), bytes, data.remaining()));
        }
        this.type = type;
        this.shape = shape.clone();
        this.data = data.slice().order(ByteOrder.nativeOrder());
    }

    @Override
    public DataType type() {
        return type;
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public int elements() {
        return data.capacity() / type.bytes();
    }

    @Override
    public int rows() {
        return shape.length == 0 ? 1 : (int) shape[0];
    }

    /** All bytes, in this machine's order; the same memory with a position of its own. */
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.nativeOrder());
    }

    /** The values of FP32. */
    public FloatBuffer floats() {
        expect(DataType.FP32);
        return data().asFloatBuffer();
    }

    /** The values of FP64. */
    public DoubleBuffer doubles() {
        expect(DataType.FP64);
        return data().asDoubleBuffer();
    }

    /** The values of INT64. */
    public LongBuffer longs() {
        expect(DataType.INT64);
        return data().asLongBuffer();
    }

    /** The values of INT32. */
    public IntBuffer ints() {
        expect(DataType.INT32);
        return data().asIntBuffer();
    }

    /** Any type as a double; a truth value is 1 or 0. */
    public double number(int index) {
        return switch (value(index)) {
            case Boolean truth -> truth ? 1 : 0;
            case Number number -> number.doubleValue();
            default -> throw new IllegalStateException("not a number");
        };
    }

    @Override
    public Object value(int index) {
        int at = index * type.bytes();
        return switch (type) {
            case BOOL -> data.get(at) != 0;
            case UINT8 -> (long) Byte.toUnsignedInt(data.get(at));
            case INT8 -> (long) data.get(at);
            case UINT16 -> (long) Short.toUnsignedInt(data.getShort(at));
            case INT16 -> (long) data.getShort(at);
            case UINT32 -> Integer.toUnsignedLong(data.getInt(at));
            case INT32 -> (long) data.getInt(at);
            case UINT64 -> new BigInteger(Long.toUnsignedString(data.getLong(at)));
            case INT64 -> data.getLong(at);
            case FP16 -> Float.float16ToFloat(data.getShort(at));
            case BF16 -> Float.intBitsToFloat(data.getShort(at) << 16);
            case FP32 -> data.getFloat(at);
            case FP64 -> data.getDouble(at);
            case BYTES -> throw new IllegalStateException("texts are no numbers");
        };
    }

    @Override
    public NumberTensor slice(int from, int to) {
        int rowBytes = rowElements() * type.bytes();
        long[] part = shape.clone();
        part[0] = Math.subtractExact(to, from);
        return new NumberTensor(type, part, data.slice(from * rowBytes, (to - from) * rowBytes));
    }

    @Override
    public NumberTensor reshape(long... other) {
        return new NumberTensor(type, other, data());
    }

    static NumberTensor concat(List<NumberTensor> parts) {
        NumberTensor first = parts.getFirst();
        long[] shape = first.shape.clone();
        shape[0] = 0;
        for (NumberTensor part : parts) {
            boolean fits = part.type == first.type
                    && part.shape.length == shape.length
                    && Arrays.equals(part.shape, 1, shape.length, shape, 1, shape.length);
            if (!fits) {
                throw new IllegalArgumentException("%s after %s".formatted(part, first));
            }
            shape[0] += part.shape[0];
        }
        NumberTensor all = Tensor.allocate(first.type, shape);
        ByteBuffer target = all.data();
        parts.forEach(part -> target.put(part.data()));
        return all;
    }

    private void expect(DataType wanted) {
        if (type != wanted) {
            throw new IllegalStateException("%s is not %s".formatted(this, wanted));
        }
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
