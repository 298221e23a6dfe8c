package modelport.formats.savedmodel;

import java.util.Optional;
import modelport.formats.MappedBytes;
import modelport.onnx.RefusedException;

/**
 * A message of protobuf's wire format, read field by field where it lies. Groups, which no file of today has, are
 * refused.
 */
record ProtoMessage(MappedBytes bytes, long start, long end, int depth, Budget budget) {
    private static final int DEEPEST = 100;
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int MOST_TEXT = 1 << 16;

    /** How many fields may be looked at in all: messages may be read again and again. */
    static final class Budget {
        private static final int MOST = 50_000_000;
        private int used;

        void take() {
            if (++used > MOST) {
                throw RefusedException.of("savedmodel.resource-limit", "limit", MOST);
            }
        }
    }

    /**
     * One field.
     *
     * @param value of a number; of others where they begin
     * @param end of messages and texts
     */
    record Field(int number, int wire, long value, long end) {}

    interface Taker {
        void take(Field field);
    }

    static ProtoMessage root(MappedBytes bytes) {
        return new ProtoMessage(bytes, 0, bytes.size(), 0, new Budget());
    }

    /** Gives every field to {@code taker}, in the order of the file. */
    void each(Taker taker) {
        long at = start;
        while (at < end) {
            budget.take();
            long[] next = {at};
            long tag = varint(next);
            int number = (int) (tag >>> 3);
            int wire = (int) (tag & 7);
            if (number <= 0 || tag >>> 3 > 1 << 29) {
                throw broken(at);
            }
            Field field = field(number, wire, next);
            at = next[0];
            taker.take(field);
        }
    }

    private Field field(int number, int wire, long[] next) {
        long at = next[0];
        return switch (wire) {
            case VARINT -> new Field(number, wire, varint(next), next[0]);
            case FIXED64, FIXED32 -> {
                next[0] = inside(at, wire == FIXED64 ? Long.BYTES : Integer.BYTES);
                yield new Field(number, wire, at, next[0]);
            }
            case LENGTH -> {
                long length = varint(next);
                long content = next[0];
                next[0] = inside(content, length);
                yield new Field(number, wire, content, next[0]);
            }
            default -> throw broken(at);
        };
    }

    private long inside(long at, long length) {
        if (length < 0 || length > end - at) {
            throw broken(at);
        }
        return at + length;
    }

    private long varint(long[] next) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            inside(next[0], 1);
            int octet = bytes.octet(next[0]++);
            value |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw broken(next[0]);
    }

    ProtoMessage message(Field field) {
        if (field.wire != LENGTH || depth == DEEPEST) {
            throw broken(field.value);
        }
        return new ProtoMessage(bytes, field.value, field.end, depth + 1, budget);
    }

    String text(Field field) {
        if (field.wire != LENGTH) {
            throw broken(field.value);
        }
        return bytes.text(field.value, field.end - field.value, MOST_TEXT);
    }

    /** The last message of a number, as protobuf takes it. */
    Optional<ProtoMessage> last(int number) {
        var found = new ProtoMessage[1];
        each(field -> {
            if (field.number == number) {
                found[0] = message(field);
            }
        });
        return Optional.ofNullable(found[0]);
    }

    /** The last text of a number, or an empty one. */
    String text(int number) {
        var found = new String[] {""};
        each(field -> {
            if (field.number == number) {
                found[0] = text(field);
            }
        });
        return found[0];
    }

    /** The last number of a number, or 0. */
    long number(int number) {
        var found = new long[1];
        each(field -> {
            if (field.number == number && field.wire == VARINT) {
                found[0] = field.value;
            }
        });
        return found[0];
    }

    private static RefusedException broken(long position) {
        return RefusedException.of("savedmodel.broken-file", "position", position);
    }
}
