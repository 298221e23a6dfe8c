package modelport.statistics.sketch;

/** 64 bits that look random, the same on every machine. */
final class Hashing {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Hashing() {}

    /** Equal for both zeros. */
    static long of(double value) {
        return mix(Double.doubleToLongBits(value + 0.0) + GOLDEN);
    }

    static long of(String text) {
        long hash = mix(text.length() + GOLDEN);
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash ^ (text.charAt(i) + GOLDEN));
        }
        return hash;
    }

    /** The finisher of SplitMix64, by G. Steele, D. Lea and C. Flood, OOPSLA 2014. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
