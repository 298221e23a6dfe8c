package modelport.tables.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Characters up to the first byte that is none, and up to the first NUL. Whatever comes before is handed over first, so
 * that whoever reads knows on which line the fault is.
 */
final class StrictReader extends Reader {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private boolean ended;
    private boolean nulNext;

    StrictReader(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] chars, int from, int length) throws IOException {
        if (nulNext) {
            throw new BrokenTextException(BrokenTextException.Fault.NUL);
        }
        CharBuffer out = CharBuffer.wrap(chars, from, length);
        while (out.position() == from) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (out.position() > from) {
                break;
            }
            if (result.isOverflow()) {
                throw new IllegalArgumentException("some characters need two places");
            }
            if (result.isError()) {
                throw new BrokenTextException(BrokenTextException.Fault.ENCODING);
            }
            if (ended) {
                return -1;
            }
            fill();
        }
        return upToNul(chars, from, out.position() - from);
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
    }

    private int upToNul(char[] chars, int from, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            if (chars[from + i] == 0) {
                nulNext = true;
                if (i == 0) {
                    throw new BrokenTextException(BrokenTextException.Fault.NUL);
                }
                return i;
            }
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
