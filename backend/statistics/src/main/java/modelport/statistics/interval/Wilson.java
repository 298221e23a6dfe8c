package modelport.statistics.interval;

import modelport.statistics.Interval;

/**
 * Wilson's score interval of a proportion.
 *
 * <p>Stays within 0 and 1 and has a width even where all or none succeed; E. B. Wilson, Journal of the American
 * Statistical Association 22, 1927.
 */
public final class Wilson {
    private Wilson() {}

    /** Of {@code successes} among {@code n}, which is at least 1. */
    public static Interval of(long successes, long n) {
        return of((double) successes / n, (double) n, Critical.Z);
    }

    /** Of a share among {@code n} rows, which need not be whole, with {@code z} standard errors. */
    static Interval of(double share, double n, double z) {
        double spread = z * z / n;
        double middle = share + spread / 2;
        double reach = z * Math.sqrt(share * (1 - share) / n + spread / (4 * n));
        // Rounding must not push a share of 0 or 1 out of its interval.
        return new Interval(
                Math.clamp((middle - reach) / (1 + spread), 0, share),
                Math.clamp((middle + reach) / (1 + spread), share, 1));
    }
}
