package modelport.onnx;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Walks protobuf's wire format with a small window over the file. Nothing is kept; every length is held against what
 * encloses it, wire types against the schema, and a singular field may come only once, so that no two parsers can
 * understand the same bytes differently.
 */
final class WireReader {
    private static final int MAX_VARINT_BYTES = 10;
    private static final int MAX_FIELD = (1 << 29) - 1;

    private final FileWindow window;
    private long position;
    private long end;
    private int depth;
    private int wireType;

    WireReader(SeekableByteChannel file) throws IOException {
        window = new FileWindow(file);
        end = window.size();
    }

    /** Takes the value of a field, or leaves it alone to have it skipped. */
    interface Fields {
        void field(int number) throws IOException;
    }

    long position() {
        return position;
    }

    long size() {
        return window.size();
    }

    /** The whole file as a message of this type. */
    void root(Descriptor type, Fields fields) throws IOException {
        fields(type, fields);
    }

    /** A message inside the current one. */
    void message(Descriptor type, Fields fields) throws IOException {
        long outerEnd = end;
        end = length();
        depth++;
        fields(type, fields);
        depth--;
        end = outerEnd;
    }

    private void fields(Descriptor type, Fields fields) throws IOException {
        long seen = 0;
        while (position < end) {
            long start = position;
            long tag = varint();
            long number = tag >>> 3;
            wireType = (int) (tag & 7);
            if (number < 1 || number > MAX_FIELD) {
                throw broken(start);
            }
            FieldDescriptor field = type.findFieldByNumber((int) number);
            if (field != null) {
                requireWireType(field, start);
                if (!field.isRepeated()) {
                    long bit = 1L << number;
                    if ((seen & bit) != 0) {
                        throw RefusedException.of("onnx.field-twice", "field", field.getName(), "offset", start);
                    }
                    seen |= bit;
                }
            }
            long value = position;
            fields.field(field == null ? 0 : (int) number);
            if (position == value) {
                skip();
            }
        }
    }

    private void requireWireType(FieldDescriptor field, long start) {
        boolean packed = field.isPackable() && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        if (wireType != field.getLiteType().getWireType() && !packed) {
            throw broken(start);
        }
    }

    private void skip() throws IOException {
        switch (wireType) {
            case WireFormat.WIRETYPE_VARINT -> varint();
            case WireFormat.WIRETYPE_FIXED64 -> advance(Long.BYTES);
            case WireFormat.WIRETYPE_FIXED32 -> advance(Integer.BYTES);
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> position = length();
            // Groups have not been written for longer than ONNX exists.
            default -> throw broken(position);
        }
    }

    /** Whether the current field holds one number, and not a row of them. */
    boolean isSingle() {
        return wireType != WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    /** How many bytes the current field holds, leaving it alone. */
    long peekLength() throws IOException {
        long start = position;
        long stop = length();
        long length = stop - position;
        position = start;
        return length;
    }

    /** The bytes of the current field, passed over. */
    long skipBytes() throws IOException {
        long stop = length();
        long bytes = stop - position;
        position = stop;
        return bytes;
    }

    /** The current field's bytes. */
    byte[] bytes(int limit, String field) throws IOException {
        long start = position;
        long stop = length();
        if (stop - position > limit) {
            throw RefusedException.of("onnx.text-too-long", "field", field, "limit", limit, "offset", start);
        }
        byte[] bytes = new byte[(int) (stop - position)];
        int done = 0;
        while (done < bytes.length) {
            ByteBuffer found = window.at(position);
            int part = Math.min(found.remaining(), bytes.length - done);
            found.get(bytes, done, part);
            done += part;
            position += part;
        }
        return bytes;
    }

    /** The current field as text. */
    String string(int limit, String field) throws IOException {
        long start = position;
        byte[] bytes = bytes(limit, field);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            var refused = RefusedException.of("onnx.encoding", "field", field, "offset", start);
            refused.initCause(notText);
            throw refused;
        }
    }

    /** The numbers of the current field, packed or single, handed on one by one; answers how many. */
    long varints(LongConsumer each) throws IOException {
        if (isSingle()) {
            each.accept(varint());
            return 1;
        }
        long outerEnd = end;
        end = length();
        depth++;
        long count = 0;
        while (position < end) {
            each.accept(varint());
            count++;
        }
        depth--;
        end = outerEnd;
        return count;
    }

    /** How many numbers the current field holds, packed or single; each ends with a byte that is not negative. */
    long countVarints() throws IOException {
        if (isSingle()) {
            varint();
            return 1;
        }
        long start = position;
        long stop = length();
        long count = 0;
        int unfinished = 0;
        while (position < stop) {
            ByteBuffer found = window.at(position);
            int part = (int) Math.min(found.remaining(), stop - position);
            for (int i = 0; i < part; i++) {
                boolean last = found.get() >= 0;
                count += last ? 1 : 0;
                unfinished = last ? 0 : unfinished + 1;
                if (unfinished == MAX_VARINT_BYTES) {
                    throw broken(position + i);
                }
            }
            position += part;
        }
        if (unfinished > 0) {
            throw broken(start);
        }
        return count;
    }

    /** How many numbers of this many bytes the current field holds, packed or single. */
    long countFixed(int bytesEach) throws IOException {
        long start = position;
        if (isSingle()) {
            advance(bytesEach);
            return 1;
        }
        long bytes = skipBytes();
        if (bytes % bytesEach != 0) {
            throw broken(start);
        }
        return bytes / bytesEach;
    }

    long varint() throws IOException {
        long start = position;
        long value = 0;
        for (int i = 0; i < MAX_VARINT_BYTES; i++) {
            int next = next(start);
            value |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                return value;
            }
        }
        throw broken(start);
    }

    /** Reads a length and answers where it ends. */
    private long length() throws IOException {
        long start = position;
        long length = varint();
        if (length < 0 || length > end - position) {
            throw depth == 0 && length > 0 ? truncated() : broken(start);
        }
        return position + length;
    }

    private void advance(int bytes) {
        if (bytes > end - position) {
            throw depth == 0 ? truncated() : broken(position);
        }
        position += bytes;
    }

    private int next(long start) throws IOException {
        if (position >= end) {
            throw depth == 0 ? truncated() : broken(start);
        }
        int next = window.at(position).get() & 0xff;
        position++;
        return next;
    }

    /** A file that was cut off runs out of bytes in its outermost message, before anything inside it is looked at. */
    private RefusedException truncated() {
        return RefusedException.of("onnx.truncated", "size", window.size());
    }

    private static RefusedException broken(long offset) {
        return RefusedException.of("onnx.broken", "offset", offset);
    }
}
