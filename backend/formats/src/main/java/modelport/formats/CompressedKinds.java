package modelport.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import modelport.formats.pickle.Compression;

/** Looks at the first bytes inside a compressed file: an archive, a pickle that Joblib compressed, or neither. */
final class CompressedKinds {
    private static final int TAR_BLOCK = 512;
    private static final int TAR_MAGIC = 257;

    /** The biggest block of bzip2, which does not unpack in parts, in its worst case. */
    private static final int BZIP2_BLOCK = 1 << 20;

    /** LZMA has no mark of its own, but its size is mostly left open. */
    private static final int LZMA_SIZE = 5;

    private static final String OPEN = "\u00ff".repeat(Long.BYTES);

    private CompressedKinds() {}

    /** The kind, if this is compressed with something behind it that is known, or cannot be anything else. */
    static Optional<FileKind> detect(ByteBuffer head, SeekableByteChannel file) throws IOException {
        Compression compression = Compression.of(bytes(head));
        if (compression == Compression.NONE) {
            return Optional.empty();
        }
        ByteBuffer packed = compression == Compression.BZIP2 ? FileKinds.read(file, 0, BZIP2_BLOCK) : head;
        ByteBuffer content = ByteBuffer.wrap(compression.firstBytes(bytes(packed), TAR_BLOCK));
        if (compression == Compression.GZIP && FileKinds.starts(content, TAR_MAGIC, "ustar")) {
            return Optional.of(FileKind.TAR_GZ);
        }
        if (PickleHeads.isPickle(content)) {
            return Optional.of(FileKind.JOBLIB);
        }
        return isCertain(compression, head) ? Optional.of(FileKind.COMPRESSED) : Optional.empty();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.limit()];
        buffer.get(0, bytes);
        return bytes;
    }

    /** Texts may begin like zlib or LZMA, but not like the others. */
    private static boolean isCertain(Compression compression, ByteBuffer head) {
        return switch (compression) {
            case GZIP, BZIP2, XZ, LZ4 -> true;
            case LZMA -> FileKinds.starts(head, LZMA_SIZE, OPEN);
            case ZLIB, NONE -> false;
        };
    }
}
