package modelport.formats.pickle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** How a pickle may be compressed; Joblib does all of these itself. */
public enum Compression {
    NONE("none"),
    ZLIB("zlib"),
    GZIP("gzip"),
    BZIP2("bzip2"),
    XZ("xz"),
    LZMA("lzma"),
    LZ4("lz4");

    private final String title;

    Compression(String title) {
        this.title = title;
    }

    /** Its own name, the same in every language. */
    public String title() {
        return title;
    }

    /** The compression by the first bytes of a file, of which there may be less than six. */
    public static Compression of(byte[] head) {
        if (starts(head, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (starts(head, 'B', 'Z', 'h')) {
            return BZIP2;
        }
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return XZ;
        }
        if (starts(head, 0x5d, 0, 0)) {
            return LZMA;
        }
        if (starts(head, 0x04, 0x22, 0x4d, 0x18)) {
            return LZ4;
        }
        return isZlib(head) ? ZLIB : NONE;
    }

    /** The first bytes that come out of a file that begins like this; few or none if it is cut or broken. */
    public byte[] firstBytes(byte[] head, int most) {
        byte[] first = new byte[most];
        int read = 0;
        try (InputStream unpacker = Unpackers.open(new ByteArrayInputStream(head), this)) {
            // One by one, since some unpackers lose what they have when the rest of many is missing.
            for (int next = unpacker.read(); next >= 0 && read < most; next = unpacker.read()) {
                first[read++] = (byte) next;
            }
        } catch (IOException | RuntimeException cut) {
            // What came before counts.
        }
        return Arrays.copyOf(first, read);
    }

    /** Two bytes that divide by 31 and name deflate with the usual window. */
    private static boolean isZlib(byte[] head) {
        return starts(head, 0x78)
                && head.length > 1
                && (Byte.toUnsignedInt(head[0]) << Byte.SIZE | Byte.toUnsignedInt(head[1])) % 31 == 0;
    }

    private static boolean starts(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || Byte.toUnsignedInt(head[i]) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
