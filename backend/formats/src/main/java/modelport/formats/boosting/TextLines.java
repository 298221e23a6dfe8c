package modelport.formats.boosting;

import java.nio.charset.StandardCharsets;

/** The lines of a text one after another. */
final class TextLines {
    private final byte[] bytes;
    private int next;
    private int begin;

    TextLines(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasNext() {
        return next < bytes.length;
    }

    /** The next line without its end. Names have any characters, so that each byte is kept as one. */
    String next() {
        begin = next;
        while (next < bytes.length && bytes[next] != '\n') {
            next++;
        }
        int end = next > begin && bytes[next - 1] == '\r' ? next - 1 : next;
        next = Math.min(next + 1, bytes.length);
        return new String(bytes, begin, end - begin, StandardCharsets.ISO_8859_1);
    }

    /** Where the line begins that {@link #next} gave last. */
    int begin() {
        return begin;
    }
}
