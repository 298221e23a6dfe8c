package modelport.tables;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import modelport.contract.datasets.ColumnType;

/**
 * The cells of one column in one block as bytes: the number of bytes of the missing bits, those bits, and the values,
 * all little endian. What is missing is written as nothing else than zero, so that equal cells are equal bytes.
 */
final class Sections {
    /** No section is longer; a longer one in a file is no section of ours. */
    static final int MOST_BYTES = 64 << 20;

    private Sections() {}

    static byte[] encode(Cells cells, int size) {
        byte[] missing = cells.missing().toByteArray();
        return switch (cells) {
            case Cells.Integers integers -> longs(integers.values(), size, missing);
            case Cells.Times times -> longs(times.micros(), size, missing);
            case Cells.Numbers numbers -> doubles(numbers.values(), size, numbers.missing(), missing);
            case Cells.Truths truths -> truths(truths.values(), size, missing);
            case Cells.Texts texts -> texts(texts.values(), size, missing);
        };
    }

    static Cells decode(ColumnType type, byte[] bytes, int size) {
        ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        BitSet missing = bits(from);
        return switch (type) {
            case INTEGER -> new Cells.Integers(longs(from, size), missing);
            case TIMESTAMP -> new Cells.Times(longs(from, size), missing);
            case NUMBER -> new Cells.Numbers(doubles(from, size, missing), missing);
            case BOOLEAN -> new Cells.Truths(truths(from, size), missing);
            case CATEGORY, TEXT -> new Cells.Texts(texts(bytes, from, size), missing);
        };
    }

    private static byte[] begin(byte[] missing, int payload) {
        byte[] bytes = new byte[Integer.BYTES + missing.length + payload];
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(missing.length)
                .put(missing);
        return bytes;
    }

    private static ByteBuffer payload(byte[] bytes, byte[] missing) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(Integer.BYTES + missing.length);
    }

    private static BitSet bits(ByteBuffer from) {
        byte[] bits = new byte[from.getInt()];
        from.get(bits);
        return BitSet.valueOf(bits);
    }

    private static byte[] longs(long[] values, int size, byte[] missing) {
        byte[] bytes = begin(missing, size * Long.BYTES);
        payload(bytes, missing).asLongBuffer().put(values, 0, size);
        return bytes;
    }

    private static long[] longs(ByteBuffer from, int size) {
        long[] values = new long[size];
        from.asLongBuffer().get(values);
        return values;
    }

    private static byte[] doubles(double[] values, int size, BitSet gaps, byte[] missing) {
        byte[] bytes = begin(missing, size * Double.BYTES);
        ByteBuffer payload = payload(bytes, missing);
        payload.asDoubleBuffer().put(values, 0, size);
        gaps.stream().forEach(place -> payload.putLong(payload.position() + place * Double.BYTES, 0));
        return bytes;
    }

    private static double[] doubles(ByteBuffer from, int size, BitSet gaps) {
        double[] values = new double[size];
        from.asDoubleBuffer().get(values);
        gaps.stream().forEach(place -> values[place] = Double.NaN);
        return values;
    }

    private static byte[] truths(boolean[] values, int size, byte[] missing) {
        byte[] bytes = begin(missing, size);
        ByteBuffer payload = payload(bytes, missing);
        for (int i = 0; i < size; i++) {
            payload.put((byte) (values[i] ? 1 : 0));
        }
        return bytes;
    }

    private static boolean[] truths(ByteBuffer from, int size) {
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
            values[i] = from.get() != 0;
        }
        return values;
    }

    private static byte[] texts(String[] values, int size, byte[] missing) {
        byte[][] texts = new byte[size][];
        int total = 0;
        for (int i = 0; i < size; i++) {
            texts[i] = values[i].getBytes(StandardCharsets.UTF_8);
            total = Math.addExact(total, texts[i].length);
        }
        byte[] bytes = begin(missing, Math.addExact(size * Integer.BYTES, total));
        ByteBuffer payload = payload(bytes, missing);
        Arrays.stream(texts).forEach(text -> payload.putInt(text.length));
        Arrays.stream(texts).forEach(payload::put);
        return bytes;
    }

    private static String[] texts(byte[] bytes, ByteBuffer from, int size) {
        int[] lengths = new int[size];
        from.asIntBuffer().get(lengths);
        int at = from.position() + size * Integer.BYTES;
        String[] values = new String[size];
        for (int i = 0; i < size; i++) {
            values[i] = new String(bytes, at, lengths[i], StandardCharsets.UTF_8);
            at += lengths[i];
        }
        return values;
    }
}
