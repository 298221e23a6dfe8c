package modelport.formats.torch;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the elements of a tensor are. */
public enum TorchType {
    FLOAT64("DoubleStorage", 8),
    FLOAT32("FloatStorage", 4),
    FLOAT16("HalfStorage", 2),
    BFLOAT16("BFloat16Storage", 2),
    INT64("LongStorage", 8),
    INT32("IntStorage", 4),
    INT16("ShortStorage", 2),
    INT8("CharStorage", 1),
    UINT8("ByteStorage", 1),
    BOOL("BoolStorage", 1),
    COMPLEX64("ComplexFloatStorage", 8),
    COMPLEX128("ComplexDoubleStorage", 16),
    QINT8("QInt8Storage", 1),
    QUINT8("QUInt8Storage", 1),
    QINT32("QInt32Storage", 4),
    /** Bytes that say nothing of their type. */
    UNTYPED("UntypedStorage", 1);

    private static final Map<String, TorchType> BY_STORAGE =
            Arrays.stream(values()).collect(Collectors.toMap(type -> type.storage, Function.identity()));

    private final String storage;
    private final int bytes;

    TorchType(String storage, int bytes) {
        this.storage = storage;
        this.bytes = bytes;
    }

    static Optional<TorchType> ofStorage(String name) {
        return Optional.ofNullable(BY_STORAGE.get(name));
    }

    /** Of one element. */
    public int bytes() {
        return bytes;
    }

    /** As PyTorch writes it, without its module: float32. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An element as a number; of a complex one its real part. */
    double number(ByteBuffer data, int at) {
        return switch (this) {
            case FLOAT64, COMPLEX128 -> data.getDouble(at);
            case FLOAT32, COMPLEX64 -> data.getFloat(at);
            case FLOAT16 -> Float.float16ToFloat(data.getShort(at));
            case BFLOAT16 -> Float.intBitsToFloat(data.getShort(at) << 16);
            case INT64 -> data.getLong(at);
            case INT32, QINT32 -> data.getInt(at);
            case INT16 -> data.getShort(at);
            case INT8, QINT8 -> data.get(at);
            case UINT8, QUINT8, UNTYPED -> Byte.toUnsignedInt(data.get(at));
            case BOOL -> data.get(at) == 0 ? 0 : 1;
        };
    }
}
