package modelport.formats;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Looks at the first bytes behind a gzip or zlib head: an archive, a pickle that Joblib compressed, or neither. */
final class CompressedKinds {
    private static final int TAR_BLOCK = 512;
    private static final int TAR_MAGIC = 257;
    private static final int GZIP_HEAD = 10;
    private static final int GZIP_EXTRA = 1 << 2;
    private static final int GZIP_NAME = 1 << 3;
    private static final int GZIP_COMMENT = 1 << 4;
    private static final int GZIP_CRC = 1 << 1;
    private static final int ZLIB_DEFLATE = 0x78;

    private CompressedKinds() {}

    /** The kind, if this is gzip or zlib with something behind it that is known. */
    static Optional<FileKind> detect(ByteBuffer head) {
        boolean gzip = FileKinds.starts(head, 0, "\u001f\u008b\u0008");
        if (!gzip && !isZlib(head)) {
            return Optional.empty();
        }
        int start = gzip ? gzipContent(head) : 0;
        ByteBuffer content = inflate(head.slice(start, head.remaining() - start), gzip);
        if (gzip && FileKinds.starts(content, TAR_MAGIC, "ustar")) {
            return Optional.of(FileKind.TAR_GZ);
        }
        if (PickleHeads.isPickle(content)) {
            return Optional.of(FileKind.JOBLIB);
        }
        // Texts may begin like zlib, but none like gzip.
        return gzip ? Optional.of(FileKind.COMPRESSED) : Optional.empty();
    }

    /** Two bytes that divide by 31 and name deflate with the usual window. */
    private static boolean isZlib(ByteBuffer head) {
        if (head.remaining() < 2) {
            return false;
        }
        int first = Byte.toUnsignedInt(head.get(0));
        int second = Byte.toUnsignedInt(head.get(1));
        return first == ZLIB_DEFLATE && ((first << 8) | second) % 31 == 0;
    }

    private static int gzipContent(ByteBuffer head) {
        if (head.remaining() < GZIP_HEAD) {
            return head.remaining();
        }
        int flags = head.get(3);
        int position = GZIP_HEAD;
        if ((flags & GZIP_EXTRA) != 0 && head.remaining() >= position + 2) {
            position += 2 + Short.toUnsignedInt(head.getShort(position));
        }
        if ((flags & GZIP_NAME) != 0) {
            position = afterText(head, position);
        }
        if ((flags & GZIP_COMMENT) != 0) {
            position = afterText(head, position);
        }
        if ((flags & GZIP_CRC) != 0) {
            position += 2;
        }
        return Math.min(position, head.remaining());
    }

    private static int afterText(ByteBuffer head, int start) {
        int position = start;
        while (position < head.remaining() && head.get(position) != 0) {
            position++;
        }
        return position + 1;
    }

    private static ByteBuffer inflate(ByteBuffer packed, boolean raw) {
        Inflater inflater = new Inflater(raw);
        try {
            inflater.setInput(packed);
            ByteBuffer content = ByteBuffer.allocate(TAR_BLOCK);
            while (content.hasRemaining() && inflater.inflate(content) > 0) {
                // More of the same.
            }
            return content.flip();
        } catch (DataFormatException broken) {
            return ByteBuffer.allocate(0);
        } finally {
            inflater.end();
        }
    }
}
