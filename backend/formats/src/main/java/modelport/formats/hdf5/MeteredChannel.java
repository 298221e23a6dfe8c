package modelport.formats.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import modelport.onnx.RefusedException;

/**
 * A file that can be read and no more, and only so often. The library walks wherever a file's structure leads; every
 * step that it takes reads something here, so that circles end as well as walks that are too long.
 */
final class MeteredChannel extends FileChannel {
    private final MappedByteBuffer content;
    private final Hdf5Limits limits;
    private long reads;
    private long bytes;

    MeteredChannel(MappedByteBuffer content, Hdf5Limits limits) {
        this.content = content;
        this.limits = limits;
    }

    private void count(long length) {
        reads++;
        bytes += length;
        if (reads > limits.reads() || bytes > limits.readBytes() + content.limit()) {
            throw RefusedException.of("hdf5.walk", "limit", limits.reads());
        }
    }

    /** What lies beyond the file's end is damage, whatever the library would make of it. */
    private int place(long position, long length) {
        if (position < 0 || length < 0 || length > content.limit() - position) {
            throw RefusedException.of("hdf5.truncated", "bytes", content.limit());
        }
        return (int) position;
    }

    @Override
    public int read(ByteBuffer target, long position) {
        int length = target.remaining();
        count(length);
        target.put(content.slice(place(position, length), length));
        return length;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long length) {
        count(0);
        return content.slice(place(position, length), (int) length);
    }

    @Override
    public long size() {
        return content.limit();
    }

    @Override
    protected void implCloseChannel() {}

    // Nothing else is ever asked of a file that is only read.

    @Override
    public int read(ByteBuffer target) {
        throw new UnsupportedOperationException("read");
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException("read");
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        throw new UnsupportedOperationException("position");
    }

    @Override
    public FileChannel position(long newPosition) {
        throw new UnsupportedOperationException("position");
    }

    @Override
    public FileChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public void force(boolean metaData) {}

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException("transfer");
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        throw new NonWritableChannelException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("lock");
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("lock");
    }
}
