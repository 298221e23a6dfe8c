package modelport.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import modelport.onnx.RefusedException;

/** The content of a gzip file that is one stream from its first byte to its last, and whose head is small. */
final class GzipInput extends InputStream {
    private static final int BUFFER = 1 << 16;
    private static final int DEFLATED = 8;
    private static final int HAS_CRC = 1 << 1;
    private static final int HAS_EXTRA = 1 << 2;
    private static final int HAS_NAME = 1 << 3;
    private static final int HAS_COMMENT = 1 << 4;
    private static final int RESERVED = 0b1110_0000;
    private static final int MAX_TEXT = 1_024;

    private final PushbackInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[BUFFER];
    private boolean ended;

    GzipInput(InputStream in) throws IOException {
        this.in = new PushbackInputStream(in, BUFFER);
        readHead();
    }

    private void readHead() throws IOException {
        if (next() != 0x1f || next() != 0x8b || next() != DEFLATED) {
            throw RefusedException.of("formats.archive-broken");
        }
        int flags = next();
        if ((flags & RESERVED) != 0) {
            throw RefusedException.of("formats.archive-broken");
        }
        number(6);
        if ((flags & HAS_EXTRA) != 0) {
            long bytes = number(2);
            for (long i = 0; i < bytes; i++) {
                next();
            }
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_CRC) != 0) {
            number(2);
        }
    }

    private void skipText() throws IOException {
        for (int i = 0; i < MAX_TEXT; i++) {
            if (next() == 0) {
                return;
            }
        }
        throw RefusedException.of("formats.archive-broken");
    }

    private int next() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw RefusedException.of("formats.archive-truncated");
        }
        return next;
    }

    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) next() << (8 * i);
        }
        return number;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            while (true) {
                int inflated = inflater.inflate(bytes, offset, length);
                if (inflated > 0) {
                    crc.update(bytes, offset, inflated);
                    return inflated;
                }
                if (inflater.finished()) {
                    readEnd();
                    return -1;
                }
                fill();
            }
        } catch (DataFormatException broken) {
            throw refused("formats.archive-broken", broken);
        } catch (EOFException cut) {
            throw refused("formats.archive-truncated", cut);
        }
    }

    private void fill() throws IOException, DataFormatException {
        if (inflater.needsDictionary()) {
            throw new DataFormatException("a preset dictionary");
        }
        int read = in.read(buffer);
        if (read < 0) {
            throw new EOFException("the file ends inside its content");
        }
        inflater.setInput(buffer, 0, read);
        lastRead = read;
    }

    private int lastRead;

    private void readEnd() throws IOException {
        ended = true;
        int unused = inflater.getRemaining();
        in.unread(buffer, lastRead - unused, unused);
        boolean right = number(4) == crc.getValue() && number(4) == (inflater.getBytesWritten() & 0xffff_ffffL);
        if (!right) {
            throw RefusedException.of("formats.archive-broken");
        }
        if (in.read() >= 0) {
            throw RefusedException.of("formats.archive-gap");
        }
    }

    private static RefusedException refused(String code, Exception cause) {
        var refused = RefusedException.of(code);
        refused.initCause(cause);
        return refused;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
