package modelport.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import modelport.contract.registry.DataType;

/** Typed values in row-major order: what goes into a model and what comes out. */
public sealed interface Tensor permits NumberTensor, TextTensor {
    DataType type();

    /** A copy. */
    long[] shape();

    /** Number of values. */
    int elements();

    /** A Boolean, Long, BigInteger (unsigned 64 bits), Float, Double or String. */
    Object value(int index);

    /** Rows {@code from} (inclusive) to {@code to} (exclusive) along the first axis; shares the values. */
    Tensor slice(int from, int to);

    /** The same values in another shape; shares the values. */
    Tensor reshape(long... shape);

    /** Size along the first axis; 1 for a scalar. */
    default int rows() {
        long[] shape = shape();
        return shape.length == 0 ? 1 : Math.toIntExact(shape[0]);
    }

    /** Values of one row. */
    default int rowElements() {
        return rows() == 0 ? 0 : elements() / rows();
    }

    /** Values of type FP32. */
    static NumberTensor floats(float[] values, long... shape) {
        ByteBuffer data = heap(values.length, DataType.FP32);
        data.asFloatBuffer().put(values);
        return new NumberTensor(DataType.FP32, shape, data);
    }

    /** Values of type FP64. */
    static NumberTensor doubles(double[] values, long... shape) {
        ByteBuffer data = heap(values.length, DataType.FP64);
        data.asDoubleBuffer().put(values);
        return new NumberTensor(DataType.FP64, shape, data);
    }

    /** Values of type INT64. */
    static NumberTensor longs(long[] values, long... shape) {
        ByteBuffer data = heap(values.length, DataType.INT64);
        data.asLongBuffer().put(values);
        return new NumberTensor(DataType.INT64, shape, data);
    }

    /** Values of type BYTES. */
    static TextTensor texts(List<String> values, long... shape) {
        return new TextTensor(shape, values);
    }

    /** Zeros outside the heap, to be filled through {@link NumberTensor#data()} and given to a model without a copy. */
    static NumberTensor allocate(DataType type, long... shape) {
        int bytes = Math.multiplyExact(elementsOf(shape), type.bytes());
        return new NumberTensor(type, shape, ByteBuffer.allocateDirect(bytes));
    }

    /** One after the other along the first axis; they differ in nothing but the number of rows. */
    static Tensor concat(List<? extends Tensor> parts) {
        Tensor first = parts.getFirst();
        if (parts.size() == 1) {
            return first;
        }
        return switch (first) {
            case NumberTensor _ ->
                NumberTensor.concat(parts.stream().map(NumberTensor.class::cast).toList());
            case TextTensor _ ->
                TextTensor.concat(parts.stream().map(TextTensor.class::cast).toList());
        };
    }

    /** How many values fit {@code shape}. */
    static int elementsOf(long[] shape) {
        long elements = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("a size below zero");
            }
            elements = Math.multiplyExact(elements, size);
        }
        return Math.toIntExact(elements);
    }

    private static ByteBuffer heap(int elements, DataType type) {
        return ByteBuffer.allocate(Math.multiplyExact(elements, type.bytes())).order(ByteOrder.nativeOrder());
    }
}
