package modelport.evaluation;

import java.nio.ByteBuffer;
import modelport.contract.registry.DataType;

/** Writes numbers as elements of a type that holds them. */
record NumberWriter(DataType type, ByteBuffer data) {
    private static final int BF16_SHIFT = 16;

    void put(int index, double value) {
        int at = index * type.bytes();
        switch (type) {
            case FP32 -> data.putFloat(at, (float) value);
            case FP64 -> data.putDouble(at, value);
            case FP16 -> data.putShort(at, Float.floatToFloat16((float) value));
            case BF16 -> data.putShort(at, bfloat((float) value));
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> put(index, (long) value);
            case BYTES -> throw new IllegalStateException("texts are no numbers");
        }
    }

    void put(int index, long value) {
        int at = index * type.bytes();
        switch (type) {
            case BOOL, UINT8, INT8 -> data.put(at, (byte) value);
            case UINT16, INT16 -> data.putShort(at, (short) value);
            case UINT32, INT32 -> data.putInt(at, (int) value);
            case UINT64, INT64 -> data.putLong(at, value);
            case FP16, BF16, FP32, FP64, BYTES -> throw new IllegalStateException(type + " is not whole");
        }
    }

    /** Whether a whole number can be one of its elements. */
    static boolean holds(DataType type, long value) {
        return switch (type) {
            case INT8 -> value == (byte) value;
            case INT16 -> value == (short) value;
            case INT32 -> value == (int) value;
            case UINT8 -> value >= 0 && value <= 0xff;
            case UINT16 -> value >= 0 && value <= 0xffff;
            case UINT32 -> value >= 0 && value <= 0xffff_ffffL;
            case UINT64 -> value >= 0;
            case INT64, BOOL, FP16, BF16, FP32, FP64, BYTES -> true;
        };
    }

    /** Rounded to the nearest, ties to even. */
    private static short bfloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        return Float.isNaN(value)
                ? (short) 0x7fc0
                : (short) ((bits + 0x7fff + ((bits >>> BF16_SHIFT) & 1)) >>> BF16_SHIFT);
    }
}
