package modelport.statistics.interval;

import modelport.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Collects how far each row moved a number; the sum of the squares is the number's variance, and the sum of the fourth
 * powers says how sure that is: few rows that move it far make Student's distribution wide (F. E. Satterthwaite,
 * Biometrics Bulletin 2, 1946).
 */
public final class SquaredShifts {
    private static final double FEWEST_DEGREES = 2;

    private double squares;
    private double fourths;

    /** {@code weight} rows, of which there may be a fraction, that shift the number by {@code shift} each. */
    public void add(double shift, double weight) {
        double square = shift * shift;
        squares += weight * square;
        fourths += weight * square * square;
    }

    /** The same for shifts of which only the mean square and the mean fourth power are known. */
    public void addPowers(double square, double fourth, double weight) {
        squares += weight * square;
        fourths += weight * fourth;
    }

    /** Around {@code centre}; no width where nothing moved it, null where the shifts are no numbers. */
    public @Nullable Interval around(double centre) {
        if (!Double.isFinite(centre + squares + fourths)) {
            return null;
        }
        if (squares == 0) {
            return new Interval(centre, centre);
        }
        double degrees = Math.max(FEWEST_DEGREES, 2 * squares * squares / fourths);
        double reach = Critical.t(degrees) * Math.sqrt(squares);
        return new Interval(centre - reach, centre + reach);
    }
}
