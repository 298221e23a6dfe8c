package modelport.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import modelport.onnx.RefusedException;

/** Writes what comes out of an archive into a folder, and stops at the limits. */
final class Unpacking {
    /** Small archives of very regular files are no bombs. */
    private static final long FREE_BYTES = 1 << 20;

    /** Where macOS puts what it alone understands; read for its checksums, but not kept. */
    private static final String MAC_FOLDER = "__MACOSX";

    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final ArchiveLimits limits;
    private final long maxBytes;
    private final boolean ratioBinds;
    private final EntryNames names = new EntryNames();
    private int entries;
    private long bytes;

    Unpacking(Path target, ArchiveLimits limits, long archiveBytes) {
        this.target = target;
        this.limits = limits;
        long byRatio = Math.addExact(FREE_BYTES, Math.multiplyExact(archiveBytes, (long) limits.ratio()));
        ratioBinds = byRatio < limits.totalBytes();
        maxBytes = Math.min(byRatio, limits.totalBytes());
    }

    void folder(String name) throws IOException {
        countEntry();
        List<String> segments = names.folder(name);
        if (!isForMac(segments)) {
            Files.createDirectories(resolve(segments));
        }
    }

    /** Writes a file of exactly {@code size} bytes from {@code content}, which may hold more. */
    void file(String name, InputStream content, long size) throws IOException {
        countEntry();
        List<String> segments = names.file(name);
        try (OutputStream out = open(segments)) {
            var buffer = new byte[BUFFER];
            long left = size;
            while (left > 0) {
                int read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw RefusedException.of("formats.archive-truncated");
                }
                countBytes(read);
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private static boolean isForMac(List<String> segments) {
        return !segments.isEmpty() && segments.getFirst().equals(MAC_FOLDER);
    }

    private OutputStream open(List<String> segments) throws IOException {
        if (isForMac(segments)) {
            return OutputStream.nullOutputStream();
        }
        Path file = resolve(segments);
        Files.createDirectories(file.getParent());
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    void countBytes(long more) {
        bytes += more;
        if (bytes > maxBytes) {
            throw ratioBinds
                    ? RefusedException.of("formats.archive-ratio", "limit", limits.ratio())
                    : RefusedException.of("formats.archive-bytes", "limit", limits.totalBytes());
        }
    }

    private void countEntry() {
        entries++;
        if (entries > limits.entries()) {
            throw RefusedException.of("formats.archive-entries", "limit", limits.entries());
        }
    }

    private Path resolve(List<String> segments) {
        Path path = target;
        for (String segment : segments) {
            path = path.resolve(segment);
        }
        return path;
    }
}
