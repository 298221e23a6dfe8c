package modelport.statistics.drift;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * How much more a column moves from week to week than independent rows would: the same users, the time of day and the
 * weather make rows alike. Without it every test believes it knows more than it does.
 *
 * <p>Unrest moves a column along one direction above all, such as its mean. So a chi-square of B degrees of freedom is
 * taken for one of its parts stretched and the rest as it is, and its law approximated by its first two moments, as by
 * F. E. Satterthwaite, Biometrics Bulletin 2, 1946, and J. N. K. Rao and A. J. Scott, Annals of Statistics 12, 1984.
 *
 * @param inflation chi-square per degree of freedom where nothing has changed, at least 1
 * @param pairs of windows that it was learned from; 0 if it was not
 */
public record Unrest(double inflation, int pairs) {
    /** Independent rows. */
    public static final Unrest NONE = new Unrest(1, 0);

    /** Seven tenths of the pairs lie below; three in ten may be anything, such as a change itself. */
    private static final double QUANTILE = 0.7;

    private static final double NORMAL = 0.524400512708041;
    private static final double LARGEST = 1e6;
    /** Pairs of a week share windows, and a quantile is no mean. */
    private static final double WORTH = 0.5;

    private static final double FEWEST_DEGREES = 3;

    public Unrest {
        if (!(inflation >= 1) || pairs < 0) {
            throw new IllegalArgumentException("not an unrest: " + inflation + " of " + pairs);
        }
    }

    /**
     * Learned from windows compared with those a week before.
     *
     * @param ratios of chi-square and degrees of freedom, in any order
     * @param degrees of freedom that are usual
     */
    static Unrest learn(double[] ratios, int degrees) {
        if (ratios.length == 0 || degrees < 1) {
            return NONE;
        }
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        double found = degrees * sorted[(int) (QUANTILE * (sorted.length - 1) + 0.5)];
        double low = 1;
        double high = LARGEST;
        for (int i = 0; i < 60; i++) {
            double middle = Math.sqrt(low * high);
            if (quantile(middle, degrees) < found) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Unrest(low, ratios.length);
    }

    /** How probable so large a chi-square is where nothing has changed. */
    double p(double chiSquare, int degrees) {
        if (degrees == 0) {
            return 1;
        }
        double free = free(inflation, degrees);
        double ratio = chiSquare / (degrees * inflation);
        if (pairs == 0) {
            return ChiSquaredDistribution.of(free).survivalProbability(ratio * free);
        }
        double known = Math.max(FEWEST_DEGREES, WORTH * pairs * free);
        return FDistribution.of(free, known).survivalProbability(ratio);
    }

    /** Degrees of freedom of the chi-square that has mean and variance of the stretched one. */
    private static double free(double inflation, int degrees) {
        double mean = degrees * inflation;
        double stretched = mean - (degrees - 1);
        return mean * mean / (stretched * stretched + degrees - 1);
    }

    /** Of the stretched chi-square, by E. B. Wilson and M. M. Hilferty, 1931. */
    private static double quantile(double inflation, int degrees) {
        double part = 2 / (9 * free(inflation, degrees));
        double root = Math.max(0, 1 - part + NORMAL * Math.sqrt(part));
        return degrees * inflation * root * root * root;
    }
}
