package modelport.formats.pickle;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import modelport.onnx.RefusedException;
import org.tukaani.xz.MemoryLimitException;

/** What comes out of a compressed file, which must be one stream from its first byte to its last. */
final class UnpackedInput extends InputStream {
    private final BufferedInputStream file;
    private final Compression compression;
    private final PickleLimits limits;
    private final long maxBytes;
    private final InputStream unpacker;
    private long unpacked;
    private boolean ended;

    private UnpackedInput(InputStream file, long size, Compression compression, PickleLimits limits)
            throws IOException {
        this.file = new BufferedInputStream(new FileBytes(file));
        this.compression = compression;
        this.limits = limits;
        this.maxBytes = Math.min(limits.unpackedBytes(), limits.freeBytes() + size * limits.ratio());
        this.unpacker = guarded(() -> Unpackers.open(this.file, compression));
    }

    static InputStream open(Path path, long size, Compression compression, PickleLimits limits) throws IOException {
        InputStream file = Files.newInputStream(path);
        try {
            return new UnpackedInput(file, size, compression, limits);
        } catch (RefusedException | IOException refused) {
            file.close();
            throw refused;
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    /**
     * Tells files that cannot be read from files that are broken, which unpackers answer with exceptions of any kind.
     */
    private <T> T guarded(Step<T> step) throws IOException {
        try {
            return step.run();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } catch (MemoryLimitException big) {
            throw refused(RefusedException.of("pickle.resource-limit-memory", "limit", Unpackers.MEMORY), big);
        } catch (EOFException cut) {
            throw refused(RefusedException.of("pickle.broken-file-truncated", "position", unpacked), cut);
        } catch (IOException | RuntimeException broken) {
            throw refused(damaged(), broken);
        }
    }

    private RefusedException damaged() {
        return RefusedException.of("pickle.broken-file-compression", "compression", compression.title());
    }

    private static RefusedException refused(RefusedException refused, Exception cause) {
        refused.initCause(cause);
        return refused;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = ended ? -1 : guarded(() -> unpacker.read(bytes, offset, length));
        if (read == 0 && length > 0) {
            throw damaged();
        }
        if (read < 0 && !ended) {
            ended = true;
            requireEnd();
        }
        count(Math.max(read, 0));
        return read;
    }

    private void requireEnd() throws IOException {
        if (!Unpackers.isFinished(unpacker)) {
            throw damaged();
        }
        if (Unpackers.hasRest(unpacker) || guarded(file::read) >= 0) {
            throw RefusedException.of("pickle.trailing");
        }
    }

    private void count(int read) {
        unpacked += read;
        if (unpacked > maxBytes) {
            throw maxBytes == limits.unpackedBytes()
                    ? RefusedException.of("pickle.resource-limit-bytes", "limit", maxBytes)
                    : RefusedException.of("pickle.resource-limit-ratio", "limit", limits.ratio());
        }
    }

    @Override
    public void close() throws IOException {
        unpacker.close();
        file.close();
    }
}
