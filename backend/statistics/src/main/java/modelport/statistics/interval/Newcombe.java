package modelport.statistics.interval;

import modelport.statistics.Interval;

/**
 * Interval of the difference of two proportions, out of Wilson's of each.
 *
 * <p>R. G. Newcombe, Statistics in Medicine 17, 1998, method 10: right where one proportion is 0, too.
 */
public final class Newcombe {
    private Newcombe() {}

    /** Of {@code second / m - first / n}; both samples have at least one row. */
    public static Interval of(long first, long n, long second, long m) {
        Interval a = Wilson.of(first, n);
        Interval b = Wilson.of(second, m);
        double from = (double) first / n;
        double to = (double) second / m;
        return new Interval(
                to - from - Math.hypot(to - b.low(), a.high() - from),
                to - from + Math.hypot(b.high() - to, from - a.low()));
    }
}
