package modelport.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** The part of a file that is in memory. */
final class FileWindow {
    private static final int BYTES = 1 << 16;

    private final SeekableByteChannel file;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(BYTES).limit(0);
    private long start;

    FileWindow(SeekableByteChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    long size() {
        return size;
    }

    /** Bytes of the file from this position on, at least one. */
    ByteBuffer at(long position) throws IOException {
        long inWindow = position - start;
        if (inWindow >= 0 && inWindow < window.limit()) {
            return window.position((int) inWindow);
        }
        file.position(position);
        window.clear();
        start = position;
        int read = 0;
        while (read >= 0 && window.position() < Math.min(BYTES, size - position)) {
            read = file.read(window);
        }
        window.flip();
        if (!window.hasRemaining()) {
            throw RefusedException.of("onnx.truncated", "size", size);
        }
        return window;
    }
}
