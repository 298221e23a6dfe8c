package modelport.gateway.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JSON into a byte array that grows as needed and is used over and over. */
public final class JsonBytes {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final int KEEP = 1 << 20;

    private byte[] bytes;
    private int length;

    public JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** The bytes of an ASCII text. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A JSON string with its quotes, as bytes. */
    public static byte[] quoted(String text) {
        return new JsonBytes(text.length() + 16).string(text).copy();
    }

    /** Starts over; a buffer that one huge answer has blown up is given back. */
    public JsonBytes clear() {
        if (bytes.length > KEEP) {
            bytes = new byte[KEEP];
        }
        length = 0;
        return this;
    }

    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    public JsonBytes raw(byte[] source) {
        reserve(source.length);
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
        return this;
    }

    /** Appends what is left in {@code source}, whose position stays. */
    public JsonBytes raw(ByteBuffer source) {
        int count = source.remaining();
        reserve(count);
        source.get(source.position(), bytes, length, count);
        length += count;
        return this;
    }

    public JsonBytes character(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /** Appends a text that is plain ASCII, as it is. */
    @SuppressWarnings("deprecation") // the one call that copies ASCII without another array
    public JsonBytes plain(String text) {
        int count = text.length();
        reserve(count);
        text.getBytes(0, count, bytes, length);
        length += count;
        return this;
    }

    /** Appends a text as it is. */
    public JsonBytes utf8(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends {@code "name":} after a comma if there is something before it in the same object. */
    public JsonBytes key(String name) {
        if (length > 0 && bytes[length - 1] != '{') {
            character(',');
        }
        return string(name).character(':');
    }

    public JsonBytes number(long value) {
        if (value >= 0 && value < 10) {
            return character((char) ('0' + value));
        }
        return plain(Long.toString(value));
    }

    /** The shortest text that reads back as the same float; null for what JSON has no number for. */
    public JsonBytes number(float value) {
        if (!Float.isFinite(value)) {
            return plain("null");
        }
        return value == 0f && 1 / value > 0 ? plain("0.0") : plain(Float.toString(value));
    }

    /** The shortest text that reads back as the same double; null for what JSON has no number for. */
    public JsonBytes number(double value) {
        return Double.isFinite(value) ? plain(Double.toString(value)) : plain("null");
    }

    public JsonBytes string(String text) {
        character('"');
        if (isPlain(text)) {
            return plain(text).character('"');
        }
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == '"' || b == '\\') {
                character('\\').character((char) b);
            } else if (b >= 0 && b < ' ') {
                plain("\\u00").character((char) HEX[b >> 4]).character((char) HEX[b & 0xf]);
            } else {
                character((char) b);
            }
        }
        return character('"');
    }

    /** Appends little-endian bytes of a 32-bit number. */
    public JsonBytes littleEndian(int value) {
        reserve(Integer.BYTES);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(length, value);
        length += Integer.BYTES;
        return this;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private void reserve(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
        }
    }
}
