package modelport.formats;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import modelport.onnx.RefusedException;

/** A file in memory without a copy; whatever lies outside of it is refused. Numbers have their lowest byte first. */
public final class MappedBytes implements Closeable {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment bytes;
    private final String code;

    private MappedBytes(Path file, String code) throws IOException {
        this.code = code;
        try (FileChannel channel = FileChannel.open(file)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /** Opens a file in which nobody writes; {@code code} is what is said of it when it ends too early. */
    public static MappedBytes open(Path file, String code) throws IOException {
        return new MappedBytes(file, code);
    }

    /** Number of bytes. */
    public long size() {
        return bytes.byteSize();
    }

    /** Refuses a part that is not wholly there. */
    public void expect(long at, long length) {
        if (at < 0 || length < 0 || length > size() - at) {
            throw RefusedException.of(code, "position", at);
        }
    }

    public int octet(long at) {
        expect(at, 1);
        return Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, at));
    }

    public int uint16(long at) {
        expect(at, Short.BYTES);
        return Short.toUnsignedInt(bytes.get(SHORT, at));
    }

    public int int32(long at) {
        expect(at, Integer.BYTES);
        return bytes.get(INT, at);
    }

    public long uint32(long at) {
        return Integer.toUnsignedLong(int32(at));
    }

    public long int64(long at) {
        expect(at, Long.BYTES);
        return bytes.get(LONG, at);
    }

    /** UTF-8; whatever is none becomes a mark. */
    public String text(long at, long length, int limit) {
        expect(at, length);
        if (length > limit) {
            throw RefusedException.of("formats.name-too-long", "position", at, "limit", limit);
        }
        return new String(bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        arena.close();
    }
}
