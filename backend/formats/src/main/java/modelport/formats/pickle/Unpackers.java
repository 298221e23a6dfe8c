package modelport.formats.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.SingleXZInputStream;

/** Unpacks one stream of any compression and checks its checksums. */
final class Unpackers {
    /** What a dictionary may take, twice as much as xz ever asks for by itself. */
    static final int MEMORY = 128 << 20;

    private static final int MEMORY_KIB = MEMORY >> 10;

    private Unpackers() {}

    static InputStream open(InputStream file, Compression compression) throws IOException {
        return switch (compression) {
            case NONE -> file;
            case ZLIB -> new Zlib(file);
            case GZIP -> new GzipCompressorInputStream(file);
            case BZIP2 -> new BZip2CompressorInputStream(file);
            case XZ -> new SingleXZInputStream(file, MEMORY_KIB);
            case LZMA -> new LZMAInputStream(file, MEMORY_KIB);
            case LZ4 -> new FramedLZ4CompressorInputStream(file);
        };
    }

    /** Whether the stream said that this is its end. */
    static boolean isFinished(InputStream unpacker) {
        return !(unpacker instanceof Zlib zlib) || zlib.isFinished();
    }

    /** Whether there are bytes behind the end that the unpacker has taken already. */
    static boolean hasRest(InputStream unpacker) {
        return unpacker instanceof Zlib zlib && zlib.hasRest();
    }

    /** Java ends a stream as well where it would need a dictionary, and reads ahead. */
    private static final class Zlib extends InflaterInputStream {
        Zlib(InputStream in) {
            super(in);
        }

        boolean isFinished() {
            return inf.finished();
        }

        boolean hasRest() {
            return inf.getRemaining() > 0;
        }
    }
}
