package modelport.formats.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;
import modelport.onnx.RefusedException;

/** Numbers of any plain type as floats. */
record NumberReader(String path, DataType type) {
    private static final int HALF_EXPONENT = 5;

    float[] floats(ByteBuffer bytes, int count) {
        float[] numbers = new float[count];
        if (type instanceof FloatingPoint real && type.getSize() == Float.BYTES) {
            expect(real.getExponentSize() == 8);
            bytes.asFloatBuffer().get(numbers);
            return numbers;
        }
        for (int i = 0; i < count; i++) {
            numbers[i] = number(bytes);
        }
        return numbers;
    }

    private float number(ByteBuffer bytes) {
        if (type instanceof FloatingPoint real) {
            return real(real, bytes);
        }
        boolean signed = !(type instanceof FixedPoint whole) || whole.isSigned();
        return switch (type.getSize()) {
            case Byte.BYTES -> signed ? bytes.get() : Byte.toUnsignedInt(bytes.get());
            case Short.BYTES -> signed ? bytes.getShort() : Short.toUnsignedInt(bytes.getShort());
            case Integer.BYTES -> signed ? bytes.getInt() : Integer.toUnsignedLong(bytes.getInt());
            case Long.BYTES -> bytes.getLong();
            default -> throw RefusedException.of("hdf5.type", "place", path);
        };
    }

    private float real(FloatingPoint real, ByteBuffer bytes) {
        if (type.getSize() == Double.BYTES) {
            return (float) bytes.getDouble();
        }
        expect(type.getSize() == Short.BYTES && real.getExponentSize() == HALF_EXPONENT);
        return Float.float16ToFloat(bytes.getShort());
    }

    private void expect(boolean usual) {
        if (!usual) {
            throw RefusedException.of("hdf5.type", "place", path);
        }
    }
}
