package modelport.statistics.interval;

import org.apache.commons.statistics.distribution.TDistribution;

/** How many standard errors hold 95 percent. */
public final class Critical {
    /** Of the normal distribution. */
    public static final double Z = 1.959963984540054;

    /** From here on Student's value is the normal one to five digits. */
    private static final double MANY = 200_000;

    private Critical() {}

    /** Of Student's distribution; {@code degrees} need not be whole. */
    public static double t(double degrees) {
        return degrees < MANY ? TDistribution.of(degrees).inverseCumulativeProbability(0.975) : Z;
    }
}
