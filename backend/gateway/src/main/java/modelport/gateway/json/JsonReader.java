package modelport.gateway.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import modelport.gateway.Refusal;

/** Walks through JSON in a byte array without making objects of it; strict, and bounded in depth. */
public final class JsonReader {
    private static final int MAX_DEPTH = 64;
    private static final int END = -1;
    /** NaN and the infinities are not JSON, but what Python writes; readers decide what they think of them. */
    private static final List<String> WORDS = List.of("true", "false", "null", "NaN", "Infinity", "-Infinity");

    private final Numbers numbers = new Numbers();
    private byte[] bytes = {};
    private int position;
    private int end;
    private int stringStart;

    /** Starts over with the first {@code length} bytes; returns itself. */
    public JsonReader reset(byte[] source, int length) {
        bytes = source;
        position = 0;
        end = length;
        return this;
    }

    static Refusal bad(String code, int at) {
        return Refusal.malformed(code, "at", Integer.toString(at));
    }

    static Refusal bad(String code, int at, Throwable cause) {
        Refusal refusal = bad(code, at);
        refusal.addSuppressed(cause);
        return refusal;
    }

    /** Where the next value may start. */
    public int position() {
        return position;
    }

    /** Goes on at {@code at}. */
    public void seek(int at) {
        position = at;
    }

    /** The next character that is not white space, or -1 at the end; stays before it. */
    public int peek() {
        while (position < end) {
            int c = bytes[position];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            position++;
        }
        return END;
    }

    /** Commas from here to the end, or to {@code limit} of them: there cannot be more values than that and one. */
    public int countCommas(int limit) {
        int commas = 0;
        for (int i = position; i < end && commas <= limit; i++) {
            if (bytes[i] == ',') {
                commas++;
            }
        }
        return commas;
    }

    /** Goes behind {@code c} if that comes next. */
    public boolean accept(char c) {
        if (peek() != c) {
            return false;
        }
        position++;
        return true;
    }

    public void expect(char c) {
        if (!accept(c)) {
            throw unexpected(Character.toString(c));
        }
    }

    /** The refusal that says what should have come here. */
    public Refusal unexpected(String expected) {
        return peek() == END
                ? Refusal.malformed("gateway.json-cut")
                : Refusal.malformed("gateway.json-expected", "expected", expected, "at", at());
    }

    /** Insists that nothing follows. */
    public void finish() {
        if (peek() != END) {
            throw Refusal.malformed("gateway.json-trailing", "at", at());
        }
    }

    /** Reads a key and its colon. */
    public String key() {
        String key = string();
        expect(':');
        return key;
    }

    /** Reads a key and its colon if it is {@code name}; stays otherwise. */
    public boolean acceptKey(byte[] name) {
        if (peek() != '"' || position + name.length + 1 >= end) {
            return false;
        }
        int from = position + 1;
        if (bytes[from + name.length] != '"' || !Arrays.equals(bytes, from, from + name.length, name, 0, name.length)) {
            return false;
        }
        position = from + name.length + 1;
        expect(':');
        return true;
    }

    public String string() {
        boolean escaped = skipString();
        var raw = new String(bytes, stringStart, position - 1 - stringStart, StandardCharsets.UTF_8);
        return escaped ? Escapes.resolve(raw, stringStart) : raw;
    }

    public float floatValue() {
        peek();
        int behind = numbers.scan(bytes, position, end);
        position = behind;
        return numbers.asFloat(bytes, behind);
    }

    public double doubleValue() {
        peek();
        int behind = numbers.scan(bytes, position, end);
        position = behind;
        return numbers.asDouble(bytes, behind);
    }

    public long longValue() {
        peek();
        int behind = numbers.scan(bytes, position, end);
        position = behind;
        return numbers.asLong(bytes, behind);
    }

    public boolean booleanValue() {
        if (acceptWord("true")) {
            return true;
        }
        if (acceptWord("false")) {
            return false;
        }
        throw unexpected("true / false");
    }

    /** Goes behind {@code word} (null, true, NaN, ...) if that comes next. */
    public boolean acceptWord(String word) {
        if (peek() == END || position + word.length() > end) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[position + i] != word.charAt(i)) {
                return false;
            }
        }
        position += word.length();
        return true;
    }

    /** What was read since {@code from}; plain ASCII. */
    String text(int from) {
        return new String(bytes, from, position - from, StandardCharsets.ISO_8859_1);
    }

    /** Goes behind whatever value comes next. */
    public void skip() {
        skip(0);
    }

    private void skip(int depth) {
        if (depth > MAX_DEPTH) {
            throw Refusal.malformed("gateway.json-depth", "limit", Integer.toString(MAX_DEPTH));
        }
        switch (peek()) {
            case '"' -> skipString();
            case '{' -> skipObject(depth);
            case '[' -> skipArray(depth);
            case END -> throw Refusal.malformed("gateway.json-cut");
            default -> skipPlain();
        }
    }

    private void skipObject(int depth) {
        position++;
        if (accept('}')) {
            return;
        }
        do {
            skipString();
            expect(':');
            skip(depth + 1);
        } while (accept(','));
        expect('}');
    }

    private void skipArray(int depth) {
        position++;
        if (accept(']')) {
            return;
        }
        do {
            skip(depth + 1);
        } while (accept(','));
        expect(']');
    }

    private void skipPlain() {
        int c = bytes[position];
        if (c >= '0' && c <= '9') {
            position = numbers.scan(bytes, position, end);
        } else if (WORDS.stream().noneMatch(this::acceptWord)) {
            if (c == '-') {
                position = numbers.scan(bytes, position, end);
                return;
            }
            throw bad("gateway.json-value", position);
        }
    }

    /** Goes behind a string; says whether anything in it is escaped. */
    private boolean skipString() {
        expect('"');
        boolean escaped = false;
        stringStart = position;
        int p = position;
        while (p < end) {
            int c = bytes[p++];
            if (c == '"') {
                position = p;
                return escaped;
            }
            if (c == '\\') {
                escaped = true;
                p++;
            } else if (c >= 0 && c < ' ') {
                throw bad("gateway.json-control", p - 1);
            }
        }
        throw Refusal.malformed("gateway.json-cut");
    }

    private String at() {
        return Integer.toString(position);
    }
}
