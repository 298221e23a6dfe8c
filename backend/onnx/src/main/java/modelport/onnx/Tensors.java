package modelport.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Makes tensors; their elements are stored as raw little-endian bytes. */
public final class Tensors {
    private Tensors() {}

    public static TensorProto floats(String name, float[] values, long... dims) {
        ByteBuffer raw = raw(values.length, Float.BYTES);
        raw.asFloatBuffer().put(values);
        return of(name, ElementType.FLOAT, raw, dims);
    }

    public static TensorProto doubles(String name, double[] values, long... dims) {
        ByteBuffer raw = raw(values.length, Double.BYTES);
        raw.asDoubleBuffer().put(values);
        return of(name, ElementType.DOUBLE, raw, dims);
    }

    public static TensorProto longs(String name, long[] values, long... dims) {
        ByteBuffer raw = raw(values.length, Long.BYTES);
        raw.asLongBuffer().put(values);
        return of(name, ElementType.INT64, raw, dims);
    }

    public static TensorProto strings(String name, String[] values, long... dims) {
        requireElements(values.length, dims);
        return tensor(name, ElementType.STRING, dims)
                .addAllStringData(
                        Arrays.stream(values).map(ByteString::copyFromUtf8).toList())
                .build();
    }

    /** A tensor of any type from the bytes of its elements, which are taken over and not copied. */
    public static TensorProto of(String name, ElementType type, ByteBuffer raw, long... dims) {
        long bytes = type.bytes(elements(dims));
        if (type == ElementType.STRING || raw.remaining() != bytes) {
            throw new IllegalArgumentException(
                    name + " takes " + bytes + " bytes of " + type + " but there are " + raw.remaining());
        }
        return tensor(name, type, dims)
                .setRawData(UnsafeByteOperations.unsafeWrap(raw))
                .build();
    }

    /** A tensor whose elements lie in another file of the model's folder. */
    public static TensorProto external(String name, ElementType type, String file, long offset, long... dims) {
        if (!ExternalData.isBareName(file)) {
            throw new IllegalArgumentException("not a bare file name: " + file);
        }
        return tensor(name, type, dims)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", file))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(entry("length", Long.toString(type.bytes(elements(dims)))))
                .build();
    }

    private static TensorProto.Builder tensor(String name, ElementType type, long... dims) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.code())
                .addAllDims(LongStream.of(dims).boxed().toList());
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static ByteBuffer raw(int elements, int bytesEach) {
        return ByteBuffer.allocate(Math.multiplyExact(elements, bytesEach)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long elements(long... dims) {
        return LongStream.of(dims).reduce(1, Math::multiplyExact);
    }

    private static void requireElements(int elements, long... dims) {
        if (elements != elements(dims)) {
            throw new IllegalArgumentException(elements + " elements do not fill " + Arrays.toString(dims));
        }
    }
}
