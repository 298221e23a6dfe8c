package modelport.formats.safetensors;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes safetensors as the library does; tensors come as floats and are kept in any of its types of fractions. */
public final class SafetensorsWriter {
    private final String type;
    private final List<String> entries = new ArrayList<>();
    private final List<byte[]> data = new ArrayList<>();
    private long end;

    /** @param type F32, F16 or BF16 */
    public SafetensorsWriter(String type) {
        this.type = type;
    }

    public SafetensorsWriter add(String name, float[] values, long... shape) {
        byte[] bytes = bytes(values);
        String sizes = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(","));
        entries.add("\"%s\":{\"dtype\":\"%s\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                .formatted(name, type, sizes, end, end + bytes.length));
        data.add(bytes);
        end += bytes.length;
        return this;
    }

    private byte[] bytes(float[] values) {
        int width = type.equals("F32") ? Float.BYTES : Short.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(values.length * width).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            switch (type) {
                case "F32" -> bytes.putFloat(value);
                case "F16" -> bytes.putShort(Float.floatToFloat16(value));
                default -> bytes.putShort(toBrain(value));
            }
        }
        return bytes.array();
    }

    /** What is left of a number that is written in a type. */
    public static float kept(String type, float value) {
        return switch (type) {
            case "F32" -> value;
            case "F16" -> Float.float16ToFloat(Float.floatToFloat16(value));
            default -> Float.intBitsToFloat(toBrain(value) << Short.SIZE);
        };
    }

    /** The upper half of a float, rounded to even. */
    private static short toBrain(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (short) ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    public void write(Path file) throws IOException {
        byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            for (byte[] bytes : data) {
                out.write(bytes);
            }
        }
    }
}
