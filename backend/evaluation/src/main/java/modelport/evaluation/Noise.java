package modelport.evaluation;

import java.util.Map;

/**
 * A little noise on numbers: normal, and following from the seed, the row and the column alone.
 *
 * @param deviations of the noise by column; other columns have none
 */
record Noise(long seed, Map<String, Double> deviations) {
    static final Noise NONE = new Noise(0, Map.of());
    private static final long STEP = 0x9e37_79b9_7f4a_7c15L;
    private static final double UNIT = 0x1p-53;
    private static final int UNUSED_BITS = 11;

    Noise {
        deviations = Map.copyOf(deviations);
    }

    /** For a cell. */
    double of(long row, String column) {
        Double deviation = deviations.get(column);
        if (deviation == null || deviation == 0) {
            return 0;
        }
        // Two draws give a normal one: G. Box and M. Muller, Annals of Mathematical Statistics 29, 1958.
        long key = mix(mix(seed + STEP) + row * STEP) + column.hashCode();
        double radius = Math.sqrt(-2 * StrictMath.log(1 - draw(key)));
        return deviation * radius * StrictMath.cos(2 * Math.PI * draw(key + STEP));
    }

    /** Between 0 and 1, never 1; to choose rows by. */
    static double draw(long seed, long row) {
        return draw(mix(seed) + row * STEP);
    }

    private static double draw(long key) {
        return (mix(key) >>> UNUSED_BITS) * UNIT;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ (mixed >>> 31);
    }
}
