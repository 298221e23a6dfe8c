package modelport.tables;

/** Numbers that look drawn by lot, and follow from a seed and a key alone, on every machine. */
final class Chance {
    private static final long STEP = 0x9e37_79b9_7f4a_7c15L;
    private static final double UNIT = 0x1p-53;
    private static final int UNUSED_BITS = 11;

    private Chance() {}

    /** Between 0 and 1, never 1. */
    static double of(long seed, long key) {
        return unit(mix(mix(seed + STEP) + key * STEP));
    }

    /** Between 0 and 1, never 1. */
    static double of(long seed, String key) {
        long state = mix(seed + STEP);
        for (int i = 0; i < key.length(); i++) {
            state = mix(state + key.charAt(i) + STEP);
        }
        return unit(state);
    }

    private static double unit(long bits) {
        return (bits >>> UNUSED_BITS) * UNIT;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ (mixed >>> 31);
    }
}
