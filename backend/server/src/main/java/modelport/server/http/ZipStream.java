package modelport.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A zip archive that is made while it is read, so that none is ever held as a whole. */
public final class ZipStream extends InputStream {
    private static final int CHUNK = 1 << 16;
    /** The earliest time that zip knows: the same files give the same archive. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Deque<Entry> entries;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream(2 * CHUNK);
    private final ZipOutputStream zip = new ZipOutputStream(made, StandardCharsets.UTF_8);
    private final byte[] chunk = new byte[CHUNK];
    private byte[] ready = new byte[0];
    private int position;
    private @Nullable InputStream current;
    private boolean complete;

    /** The archive of these entries, in this order; the next one is opened when the one before it has been read. */
    public ZipStream(List<Entry> entries) {
        this.entries = new ArrayDeque<>(entries);
        // Weights hardly get smaller, however long one tries.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == ready.length) {
            if (complete) {
                return -1;
            }
            advance();
            ready = made.toByteArray();
            made.reset();
            position = 0;
        }
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, buffer, offset, count);
        position += count;
        return count;
    }

    /** Writes a little more of the archive. */
    private void advance() throws IOException {
        if (current == null) {
            begin();
            return;
        }
        int read = current.read(chunk);
        if (read >= 0) {
            zip.write(chunk, 0, read);
            return;
        }
        zip.closeEntry();
        current.close();
        current = null;
    }

    private void begin() throws IOException {
        Entry next = entries.poll();
        if (next == null) {
            zip.close();
            complete = true;
            return;
        }
        var entry = new ZipEntry(next.path());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        current = next.content().open();
    }

    @Override
    public void close() throws IOException {
        complete = true;
        position = ready.length;
        if (current != null) {
            current.close();
        }
    }

    /**
     * One file of the archive.
     *
     * @param path in the archive
     * @param content its bytes
     */
    public record Entry(String path, Content content) {}

    /** Bytes that are read when it is their turn. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
