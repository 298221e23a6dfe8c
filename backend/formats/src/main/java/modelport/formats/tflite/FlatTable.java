package modelport.formats.tflite;

import java.util.Optional;
import modelport.formats.MappedBytes;
import modelport.onnx.RefusedException;

/** A table of a flatbuffer: fields by their numbers, found through a list of offsets before it. Never trusts one. */
record FlatTable(MappedBytes bytes, long at) {
    private static final int MOST = 1_000_000;

    /** The root of a file. */
    static FlatTable root(MappedBytes bytes) {
        return new FlatTable(bytes, bytes.uint32(0));
    }

    /** Where a field lies; 0 if the table does not have it. */
    private long field(int number) {
        long vtable = at - bytes.int32(at);
        long slot = 4L + 2L * number;
        bytes.expect(vtable, 4);
        if (slot + 2 > bytes.uint16(vtable)) {
            return 0;
        }
        int offset = bytes.uint16(vtable + slot);
        return offset == 0 ? 0 : at + offset;
    }

    long uint32(int number, long otherwise) {
        long place = field(number);
        return place == 0 ? otherwise : bytes.uint32(place);
    }

    int int8(int number, int otherwise) {
        long place = field(number);
        return place == 0 ? otherwise : (byte) bytes.octet(place);
    }

    long int64(int number, long otherwise) {
        long place = field(number);
        return place == 0 ? otherwise : bytes.int64(place);
    }

    Optional<FlatTable> table(int number) {
        long place = field(number);
        return place == 0 ? Optional.empty() : Optional.of(new FlatTable(bytes, follow(place)));
    }

    String text(int number) {
        long place = field(number);
        if (place == 0) {
            return "";
        }
        long start = follow(place);
        return bytes.text(start + 4, bytes.uint32(start), 1 << 16);
    }

    /** A list; an empty one where there is none. */
    Items items(int number) {
        long place = field(number);
        if (place == 0) {
            return new Items(bytes, 0, 0);
        }
        long start = follow(place);
        return new Items(bytes, start + 4, bytes.uint32(start));
    }

    private long follow(long place) {
        return place + bytes.uint32(place);
    }

    /** The items of a list. */
    record Items(MappedBytes bytes, long at, long size) {
        /** Their number, if so many can be there at all. */
        int count(int width) {
            if (size > MOST) {
                throw RefusedException.of("tflite.resource-limit", "count", size, "limit", MOST);
            }
            bytes.expect(at, size * width);
            return (int) size;
        }

        int int32(int index) {
            return bytes.int32(at + 4L * index);
        }

        FlatTable table(int index) {
            long place = at + 4L * index;
            return new FlatTable(bytes, place + bytes.uint32(place));
        }
    }
}
