package modelport.statistics.classification;

import java.util.List;
import modelport.statistics.Interval;

/** How often a model is right when it says how sure it is; bins without rows are left out. */
public record ReliabilityCurve(List<Bin> bins) {
    public ReliabilityCurve {
        bins = List.copyOf(bins);
    }

    /**
     * The rows whose probability is above {@code from} and at most {@code to}.
     *
     * @param probability the mean of what the model said
     * @param share the share that came true
     * @param interval 95 percent for that share
     */
    public record Bin(double from, double to, long count, double probability, double share, Interval interval) {}
}
