package modelport.onnx.edit;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import modelport.onnx.ElementType;

/** Reads the elements of tensors that hold floating-point numbers, wherever their file keeps them. */
public final class TensorValues {
    private TensorValues() {}

    /** Whether the elements can be read: floating-point numbers inside the file. */
    public static boolean isFloating(TensorProto tensor) {
        return reader(tensor).isPresent();
    }

    public static ElementType type(TensorProto tensor) {
        return ElementType.of(tensor.getDataType()).orElse(ElementType.STRING);
    }

    public static long[] dims(TensorProto tensor) {
        return tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    }

    public static int elements(TensorProto tensor) {
        long elements = 1;
        for (long dim : tensor.getDimsList()) {
            elements = Math.multiplyExact(elements, dim);
        }
        return Math.toIntExact(elements);
    }

    /** The elements in row-major order. */
    public static double[] doubles(TensorProto tensor) {
        IntToDoubleFunction reader =
                reader(tensor).orElseThrow(() -> new IllegalArgumentException("no numbers: " + tensor.getName()));
        var values = new double[elements(tensor)];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.applyAsDouble(i);
        }
        return values;
    }

    /** The elements in row-major order, as floats. */
    public static float[] floats(TensorProto tensor) {
        IntToDoubleFunction reader =
                reader(tensor).orElseThrow(() -> new IllegalArgumentException("no numbers: " + tensor.getName()));
        var values = new float[elements(tensor)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) reader.applyAsDouble(i);
        }
        return values;
    }

    private static Optional<IntToDoubleFunction> reader(TensorProto tensor) {
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            return Optional.empty();
        }
        boolean raw = tensor.hasRawData();
        ByteBuffer bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return switch (type(tensor)) {
            case FLOAT -> Optional.of(i -> raw ? bytes.getFloat(i * Float.BYTES) : tensor.getFloatData(i));
            case DOUBLE -> Optional.of(i -> raw ? bytes.getDouble(i * Double.BYTES) : tensor.getDoubleData(i));
            case FLOAT16 ->
                Optional.of(i ->
                        Float.float16ToFloat(raw ? bytes.getShort(i * Short.BYTES) : (short) tensor.getInt32Data(i)));
            case BFLOAT16 ->
                Optional.of(i -> Float.intBitsToFloat(
                        (raw ? bytes.getShort(i * Short.BYTES) : (short) tensor.getInt32Data(i)) << 16));
            default -> Optional.empty();
        };
    }
}
