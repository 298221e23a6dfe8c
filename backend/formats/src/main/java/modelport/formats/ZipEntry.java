package modelport.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import modelport.onnx.RefusedException;

/** One entry of a zip file, as its directory describes it. */
record ZipEntry(
        String name,
        ByteBuffer rawName,
        int flags,
        int method,
        int crc,
        long packed,
        long size,
        long offset,
        int mode) {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    static final int FLAG_DESCRIPTOR = 1 << 3;

    private static final int SIGNATURE = 0x02014b50;
    private static final int HEAD_BYTES = 46;
    private static final int ENCRYPTED = 0b10_0000_0100_0001;
    private static final int EXTRA_64 = 1;
    private static final int UNIX = 3;
    private static final int TYPE = 0170000;
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;

    boolean isFolder() {
        return name.endsWith("/");
    }

    boolean hasDescriptor() {
        return (flags & FLAG_DESCRIPTOR) != 0;
    }

    /** The next entry of a directory. */
    static ZipEntry read(ByteBuffer directory) {
        if (directory.remaining() < HEAD_BYTES || directory.getInt(directory.position()) != SIGNATURE) {
            throw RefusedException.of("formats.archive-broken");
        }
        ByteBuffer head = directory.slice(directory.position(), HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        directory.position(directory.position() + HEAD_BYTES);
        ByteBuffer rawName = take(directory, Short.toUnsignedInt(head.getShort(28)));
        ByteBuffer extra = take(directory, Short.toUnsignedInt(head.getShort(30)));
        take(directory, Short.toUnsignedInt(head.getShort(32)));
        String name = decode(rawName);
        var sizes = new Sizes(extra);
        long size = sizes.of(head.getInt(24));
        long packed = sizes.of(head.getInt(20));
        long offset = sizes.of(head.getInt(42));
        int mode = Byte.toUnsignedInt(head.get(5)) == UNIX ? head.getInt(38) >>> 16 : 0;
        var entry = new ZipEntry(
                name,
                rawName,
                Short.toUnsignedInt(head.getShort(8)),
                Short.toUnsignedInt(head.getShort(10)),
                head.getInt(16),
                packed,
                size,
                offset,
                mode);
        entry.requirePlain();
        return entry;
    }

    private void requirePlain() {
        if ((flags & ENCRYPTED) != 0) {
            throw RefusedException.of("formats.archive-encrypted", "file", name);
        }
        if (method != STORED && method != DEFLATED) {
            throw RefusedException.of("formats.archive-method", "file", name, "method", method);
        }
        int type = mode & TYPE;
        if (type != 0 && type != (isFolder() ? FOLDER : FILE)) {
            throw RefusedException.of("formats.archive-link", "file", name);
        }
        boolean sizesFit = packed >= 0 && size >= 0 && offset >= 0;
        if (!sizesFit || (method == STORED && packed != size) || (isFolder() && size != 0)) {
            throw RefusedException.of("formats.archive-broken");
        }
    }

    static ByteBuffer take(ByteBuffer from, int bytes) {
        if (bytes > from.remaining()) {
            throw RefusedException.of("formats.archive-broken");
        }
        ByteBuffer part = from.slice(from.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
        from.position(from.position() + bytes);
        return part;
    }

    /** Names are UTF-8 today; Windows in China wrote them in its own encoding for long. */
    private static String decode(ByteBuffer name) {
        return decode(name, StandardCharsets.UTF_8)
                .or(() -> decode(name, Charset.forName("GB18030")))
                .orElseThrow(() -> RefusedException.of(
                        "formats.archive-name", "file", StandardCharsets.ISO_8859_1.decode(name.duplicate())));
    }

    private static Optional<String> decode(ByteBuffer name, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(name.duplicate()).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** Sizes beyond 4 GiB stand in an extra field, in the order in which the head leaves them out. */
    static final class Sizes {
        private final ByteBuffer large;

        Sizes(ByteBuffer extra) {
            large = find(extra);
        }

        long of(int small) {
            if (small != -1) {
                return Integer.toUnsignedLong(small);
            }
            return large.remaining() >= Long.BYTES ? large.getLong() : Integer.toUnsignedLong(small);
        }

        private static ByteBuffer find(ByteBuffer extra) {
            while (extra.remaining() >= 4) {
                int id = Short.toUnsignedInt(extra.getShort());
                int bytes = Short.toUnsignedInt(extra.getShort());
                if (id == EXTRA_64) {
                    return take(extra, bytes);
                }
                take(extra, bytes);
            }
            return ByteBuffer.allocate(0);
        }
    }
}
