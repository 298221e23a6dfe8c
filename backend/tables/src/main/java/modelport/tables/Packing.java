package modelport.tables;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Makes sections smaller where that is worth it. */
final class Packing {
    /** What shrinks less is read faster as it is. */
    private static final double WORTH = 0.9;

    private Packing() {}

    /** The bytes deflated, or the same array if they hardly get smaller. */
    static byte[] pack(byte[] raw) {
        byte[] packed = new byte[(int) (raw.length * WORTH)];
        try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(raw);
            deflater.finish();
            int length = deflater.deflate(packed);
            return deflater.finished() ? Arrays.copyOf(packed, length) : raw;
        }
    }

    static byte[] unpack(byte[] packed, int length) {
        byte[] raw = new byte[length];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed);
            if (inflater.inflate(raw) != length) {
                throw new DamagedTableException("a section is shorter than it says");
            }
            return raw;
        } catch (DataFormatException e) {
            throw new DamagedTableException("a section cannot be unpacked", e);
        }
    }
}
