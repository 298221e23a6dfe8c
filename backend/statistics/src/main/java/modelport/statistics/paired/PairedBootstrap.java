package modelport.statistics.paired;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import modelport.statistics.Interval;
import modelport.statistics.interval.Critical;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The interval of any difference on rows drawn again with replacement, for metrics that the caller knows and this
 * library does not: percentiles, moved out as far as Student's distribution is wider than the normal one (T.
 * Hesterberg, The American Statistician 69, 2015).
 *
 * <p>Costs the metric times the replicates. Few flips make it too narrow: prefer the differences of paired metrics
 * where there are any.
 */
public final class PairedBootstrap {
    private static final int FEWEST_REPLICATES = 100;

    private PairedBootstrap() {}

    /**
     * For {@code rows} rows of which a replicate has each as often as the array says that {@code difference} is given;
     * the array is filled anew every time.
     */
    public static Interval of(int rows, int replicates, long seed, ToDoubleFunction<int[]> difference) {
        if (rows < 2 || replicates < FEWEST_REPLICATES) {
            throw new IllegalArgumentException(replicates + " replicates of " + rows + " rows");
        }
        var random = new SplittableRandom(seed);
        int[] times = new int[rows];
        double[] differences = new double[replicates];
        for (int replicate = 0; replicate < replicates; replicate++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < rows; i++) {
                times[random.nextInt(rows)]++;
            }
            differences[replicate] = difference.applyAsDouble(times);
        }
        Arrays.sort(differences);
        double reach = Math.sqrt(rows / (rows - 1.0)) * Critical.t(rows - 1);
        double tail = NormalDistribution.of(0, 1).cumulativeProbability(-reach);
        return new Interval(percentile(differences, tail), percentile(differences, 1 - tail));
    }

    private static double percentile(double[] sorted, double share) {
        double place = Math.clamp((sorted.length + 1) * share - 1, 0, sorted.length - 1);
        int low = (int) place;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
