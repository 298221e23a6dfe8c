package modelport.tables.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import modelport.tables.TableException;

/** A text file's bytes, unpacked if it is packed. */
final class Bytes {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final boolean packed;
    private final SourceLimits limits;

    Bytes(Path file, boolean packed, SourceLimits limits) {
        this.file = file;
        this.packed = packed;
        this.limits = limits;
    }

    /** The first bytes, at most so many. */
    byte[] start(int count) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(count);
        }
    }

    Stream open() throws IOException {
        var counted = new Counted(Files.newInputStream(file));
        InputStream in = packed ? new Bounded(new GZIPInputStream(counted, BUFFER), limits.unpacked()) : counted;
        return new Stream(in, counted, Files.size(file));
    }

    /** Bytes that know how far they are. */
    static final class Stream extends FilterInputStream {
        private final Counted counted;
        private final long size;

        private Stream(InputStream in, Counted counted, long size) {
            super(in);
            this.counted = counted;
            this.size = size;
        }

        /** From 0 to 1. */
        double share() {
            return size == 0 ? 1 : (double) counted.count / size;
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw TableException.of("datasets.unpacked-too-large", "most", most);
            }
            return read;
        }
    }
}
