package modelport.statistics.column;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column of numbers holds.
 *
 * @param count values that are there
 * @param missing values that are not, NaN among them
 * @param distinct an estimate, exact for few
 * @param moments null if no value is there
 * @param quantiles ascending shares; empty if no value is there
 */
public record NumberSummary(
        long count,
        long missing,
        long distinct,
        @Nullable Moments moments,
        List<Quantile> quantiles,
        Histogram histogram) {
    public NumberSummary {
        quantiles = List.copyOf(quantiles);
    }

    /**
     * Where the numbers lie.
     *
     * @param sd with n - 1; 0 for one value
     */
    public record Moments(double mean, double sd, double min, double max) {}

    /** The value that a share {@code share} of all values does not exceed. */
    public record Quantile(double share, double value) {}
}
