package modelport.onnx.build;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;

/** A growing list of floats or doubles, as a tensor stores them. */
final class Numbers {
    private static final int SMALLEST = 64;

    private final ElementType type;
    private ByteBuffer bytes = buffer(SMALLEST);

    /** @param type FLOAT or DOUBLE */
    Numbers(ElementType type) {
        this.type = type;
    }

    void add(double value) {
        if (bytes.remaining() < Double.BYTES) {
            bytes = buffer(Math.multiplyExact(bytes.capacity(), 2)).put(bytes.flip());
        }
        if (type == ElementType.FLOAT) {
            bytes.putFloat((float) value);
        } else {
            bytes.putDouble(value);
        }
    }

    TensorProto tensor() {
        ByteBuffer all = bytes.duplicate().flip();
        return Tensors.of("", type, all, all.limit() / type.bytes(1));
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
