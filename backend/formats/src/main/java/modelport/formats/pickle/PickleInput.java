package modelport.formats.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import modelport.onnx.RefusedException;

/** The bytes of a pickle, read in pieces: what the file merely claims is never allocated. */
final class PickleInput {
    private static final int BUFFER = 1 << 16;

    /** No array of Java is longer. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final InputStream in;
    private final long size;
    private final PickleLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int filled;
    private long position;
    private long frameEnd;
    private long instructionEnd = Long.MAX_VALUE;
    private long opcodeAt;
    private long kept;

    /** Reads at most {@code size} bytes of content, which is exact or far beyond. */
    PickleInput(InputStream in, long size, PickleLimits limits) {
        this.in = in;
        this.size = size;
        this.limits = limits;
    }

    long position() {
        return position;
    }

    PickleLimits limits() {
        return limits;
    }

    /** The byte of the next instruction; refusals will name its place. */
    int opcode() throws IOException {
        opcodeAt = position;
        instructionEnd = position < frameEnd ? frameEnd : Long.MAX_VALUE;
        return octet();
    }

    int octet() throws IOException {
        stayInFrame(1);
        if (next == filled && !fill()) {
            throw truncated();
        }
        position++;
        return Byte.toUnsignedInt(buffer[next++]);
    }

    /** An unsigned number, lowest byte first; eight bytes may come out negative. */
    long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) octet() << (Byte.SIZE * i);
        }
        return number;
    }

    /** A number of four bytes with a sign, lowest byte first. */
    int signed() throws IOException {
        return (int) number(Integer.BYTES);
    }

    /** The next bytes, which stay in memory. */
    byte[] bytes(long length) throws IOException {
        if (length < 0) {
            throw broken("pickle.broken-file-length");
        }
        long limit = Math.min(limits.keptBytes(), LONGEST);
        if (length > limit) {
            throw RefusedException.of("pickle.resource-limit-length", "length", length, "limit", limit);
        }
        keep(length);
        stayInFrame(length);
        if (length > size - position) {
            throw truncated();
        }
        // Only the size of a file that is not compressed is known.
        byte[] bytes = new byte[(int) (size == Long.MAX_VALUE ? Math.min(length, BUFFER) : length)];
        int read = 0;
        while (read < length) {
            if (read == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * bytes.length));
            }
            read += read(bytes, read);
        }
        position += length;
        return bytes;
    }

    private int read(byte[] bytes, int from) throws IOException {
        int wanted = bytes.length - from;
        if (next == filled && wanted >= BUFFER) {
            int read = in.read(bytes, from, wanted);
            if (read < 0) {
                throw truncated();
            }
            return read;
        }
        if (next == filled && !fill()) {
            throw truncated();
        }
        int read = Math.min(wanted, filled - next);
        System.arraycopy(buffer, next, bytes, from, read);
        next += read;
        return read;
    }

    /** The bytes up to the end of the line, which is left out. */
    byte[] line(long most) throws IOException {
        long limit = Math.min(most, LONGEST / 2);
        byte[] line = new byte[64];
        int length = 0;
        for (int octet = octet(); octet != '\n'; octet = octet()) {
            if (length == limit) {
                throw broken("pickle.broken-file-length");
            }
            if (length == line.length) {
                keep(length);
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) octet;
        }
        return Arrays.copyOf(line, length);
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, in.read(buffer, 0, BUFFER));
        return filled > 0;
    }

    /** Begins a frame: no instruction may reach over its end. */
    void frame(long length) {
        if (position < frameEnd || length < 0) {
            throw broken("pickle.broken-file-frame");
        }
        if (length > size - position) {
            throw truncated();
        }
        frameEnd = position + length;
    }

    private void stayInFrame(long length) {
        if (length > instructionEnd - position) {
            throw broken("pickle.broken-file-frame");
        }
    }

    /** Refuses a frame that goes on; what follows stands outside. */
    void endFrame() {
        if (position < frameEnd) {
            throw broken("pickle.broken-file-frame");
        }
        instructionEnd = Long.MAX_VALUE;
    }

    /** Whether nothing follows. */
    boolean ended() throws IOException {
        return next == filled && !fill();
    }

    /** Counts memory that values take, whoever holds them. */
    void keep(long bytes) {
        kept += bytes;
        if (kept > limits.keptBytes()) {
            throw RefusedException.of("pickle.resource-limit-memory", "limit", limits.keptBytes());
        }
    }

    private RefusedException truncated() {
        return RefusedException.of("pickle.broken-file-truncated", "position", position);
    }

    /** A refusal that names the place of the instruction at hand. */
    RefusedException broken(String code) {
        return RefusedException.of(code, "position", opcodeAt);
    }
}
