package modelport.statistics.classification;

import modelport.statistics.Interval;
import modelport.statistics.interval.Critical;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The interval of an expected calibration error.
 *
 * <p>Chance alone opens a gap in every bin, so the error is too large on average, by as much as the folded normal
 * distribution says. The lower end starts from the error without that, the upper end halfway and never below the error
 * itself: in simulations of 50 to 5,000 rows that covers in 95 to 99 percent, so it is rather too wide.
 */
final class CalibrationInterval {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private double error;
    private double bias;
    private double variance;

    /**
     * Takes one bin.
     *
     * @param weight its share of all rows
     * @param gap how far what came true lies from what was said
     * @param squares sum of the squared gaps of its rows
     */
    void add(double weight, double gap, double squares, long count, double said) {
        // Two rows as calibrated ones have them, or a bin of one row would seem certain.
        double spread = Math.sqrt((squares + 2 * said * (1 - said)) / (count + 2) / count);
        error += weight * Math.abs(gap);
        variance += weight * weight * spread * spread;
        double real = Math.sqrt(Math.max(0, gap * gap - spread * spread));
        bias += weight * (folded(real, spread) - real);
    }

    Interval interval() {
        double reach = Critical.Z * Math.sqrt(variance);
        double low = Math.clamp(error - bias - reach, 0, error);
        return new Interval(low, Math.clamp(error - bias / 2 + reach, error, 1));
    }

    /** The mean size of a normal number. */
    private static double folded(double mean, double sd) {
        if (sd == 0) {
            return mean;
        }
        double ratio = mean / sd;
        return sd * Math.sqrt(2 / Math.PI) * Math.exp(-ratio * ratio / 2)
                + mean * (1 - 2 * NORMAL.cumulativeProbability(-ratio));
    }
}
