package modelport.formats.pickle;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import modelport.onnx.RefusedException;

/** The bytes of a pickle as they come out of its file. */
final class PickleSource implements Closeable {
    private static final int HEAD = 6;

    /** How Joblib marked compressed files before it could read the marks of others. */
    private static final String OLD_JOBLIB = "ZF0x";

    private final InputStream content;
    private final long size;

    private PickleSource(InputStream content, long size) {
        this.content = content;
        this.size = size;
    }

    static PickleSource of(byte[] bytes) {
        return new PickleSource(new ByteArrayInputStream(bytes), bytes.length);
    }

    static PickleSource open(Path file, PickleLimits limits, PickleLog log) throws IOException {
        byte[] head;
        try (InputStream start = Files.newInputStream(file)) {
            head = start.readNBytes(HEAD);
        }
        if (new String(head, StandardCharsets.ISO_8859_1).startsWith(OLD_JOBLIB)) {
            throw RefusedException.of("pickle.unsupported-pickle-old-joblib", "name", OLD_JOBLIB);
        }
        Compression compression = Compression.of(head);
        log.compression(compression);
        long size = Files.size(file);
        if (compression != Compression.NONE) {
            return new PickleSource(UnpackedInput.open(file, size, compression, limits), Long.MAX_VALUE);
        }
        if (size > limits.unpackedBytes()) {
            throw RefusedException.of("pickle.resource-limit-bytes", "limit", limits.unpackedBytes());
        }
        return new PickleSource(Files.newInputStream(file), size);
    }

    InputStream content() {
        return content;
    }

    /** The number of bytes that come; without end if it is not known before they are read. */
    long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
