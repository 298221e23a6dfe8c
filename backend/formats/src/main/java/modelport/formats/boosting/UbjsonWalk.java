package modelport.formats.boosting;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import modelport.onnx.RefusedException;

/**
 * A way through Universal Binary JSON as XGBoost writes it: objects without a count, arrays with or without one, typed
 * arrays, numbers with the highest byte first.
 */
final class UbjsonWalk extends Walk {
    private static final int MAX_NESTING = 64;
    private static final int MAX_TEXT = 4 << 20;

    private final ByteBuffer bytes;
    private int nesting;

    private UbjsonWalk(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Walks through {@code bytes}; whatever is not UBJSON is refused. */
    static void walk(byte[] bytes, Consumer<Walk> way) {
        try {
            way.accept(new UbjsonWalk(ByteBuffer.wrap(bytes)));
        } catch (BufferUnderflowException cutOff) {
            throw Flaws.truncated(bytes.length);
        }
    }

    @Override
    protected void members(Consumer<String> member) {
        require('{');
        enter();
        while (!passes('}')) {
            member.accept(characters());
        }
        nesting--;
    }

    @Override
    void array(Runnable element) {
        require('[');
        enter();
        if (passes('#')) {
            // Every element has at least one byte, so that a false count soon meets the end.
            for (long left = count(); left > 0; left--) {
                element.run();
            }
        } else {
            while (!passes(']')) {
                element.run();
            }
        }
        nesting--;
    }

    private void enter() {
        nesting++;
        if (nesting > MAX_NESTING) {
            throw RefusedException.of("boosting.nesting", "limit", MAX_NESTING);
        }
    }

    @Override
    String text() {
        require('S');
        return characters();
    }

    @Override
    Optional<String> textIfAny() {
        if (peek() == 'S') {
            return Optional.of(text());
        }
        skip();
        return Optional.empty();
    }

    private String characters() {
        long length = count();
        if (length > MAX_TEXT) {
            throw Flaws.syntax(bytes.position());
        }
        ByteBuffer text = take(length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException notText) {
            throw Flaws.syntax(bytes.position() - length);
        }
    }

    @Override
    long integer() {
        byte type = bytes.get();
        return switch (type) {
            case 'T' -> 1;
            case 'F' -> 0;
            default -> whole(bytes, type);
        };
    }

    private long whole(ByteBuffer from, byte type) {
        return switch (type) {
            case 'i' -> from.get();
            case 'U' -> Byte.toUnsignedLong(from.get());
            case 'I' -> from.getShort();
            case 'l' -> from.getInt();
            case 'L' -> from.getLong();
            default -> throw Flaws.form(field());
        };
    }

    @Override
    float number() {
        return fraction(bytes, bytes.get());
    }

    private float fraction(ByteBuffer from, byte type) {
        return switch (type) {
            case 'd' -> from.getFloat();
            case 'D' -> (float) from.getDouble();
            default -> whole(from, type);
        };
    }

    @Override
    long[] longs() {
        if (!isTyped()) {
            return super.longs();
        }
        byte type = elementType();
        long count = count();
        ByteBuffer from = take(count * width(type));
        long[] numbers = new long[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = whole(from, type);
        }
        return numbers;
    }

    @Override
    float[] floats() {
        if (!isTyped()) {
            return super.floats();
        }
        byte type = elementType();
        long count = count();
        ByteBuffer from = take(count * width(type));
        float[] numbers = new float[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = fraction(from, type);
        }
        return numbers;
    }

    private boolean isTyped() {
        int at = bytes.position();
        return bytes.remaining() > 1 && bytes.get(at) == '[' && bytes.get(at + 1) == '$';
    }

    /** Passes over the head of a typed array up to its count. */
    private byte elementType() {
        require('[');
        require('$');
        byte type = bytes.get();
        require('#');
        return type;
    }

    private int width(byte type) {
        return switch (type) {
            case 'i', 'U' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> throw Flaws.form(field());
        };
    }

    /** A count of bytes or elements; of both there are at most as many as bytes that follow. */
    private long count() {
        long count = whole(bytes, bytes.get());
        if (count < 0) {
            throw Flaws.syntax(bytes.position());
        }
        if (count > bytes.remaining()) {
            throw Flaws.truncated(bytes.limit());
        }
        return count;
    }

    private ByteBuffer take(long length) {
        if (length > bytes.remaining()) {
            throw Flaws.truncated(bytes.limit());
        }
        ByteBuffer taken = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return taken;
    }

    @Override
    void skip() {
        if (isTyped()) {
            byte type = elementType();
            take(count() * width(type));
            return;
        }
        switch (peek()) {
            case '{' -> members(_ -> skip());
            case '[' -> array(this::skip);
            case 'S' -> text();
            case 'Z', 'T', 'F' -> bytes.get();
            default -> number();
        }
    }

    @Override
    void end() {
        if (bytes.hasRemaining()) {
            throw Flaws.syntax(bytes.position());
        }
    }

    private boolean passes(char mark) {
        boolean here = peek() == mark;
        if (here) {
            bytes.get();
        }
        return here;
    }

    private byte peek() {
        if (!bytes.hasRemaining()) {
            throw Flaws.truncated(bytes.limit());
        }
        return bytes.get(bytes.position());
    }

    private void require(char mark) {
        if (bytes.get() != mark) {
            throw Flaws.form(field());
        }
    }
}
