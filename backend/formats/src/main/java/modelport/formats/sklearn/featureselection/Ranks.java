package modelport.formats.sklearn.featureselection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Estimator;

/** Masks of columns by scores or by chances, with scikit-learn's rules for ties. */
final class Ranks {
    private Ranks() {}

    /** Scores, where one that is no number is the worst. */
    static double[] clean(Estimator selector) {
        return Arrays.stream(selector.vector("scores_"))
                .map(score -> Double.isNaN(score) ? -Double.MAX_VALUE : score)
                .toArray();
    }

    /** The {@code count} best; of equal ones, the last. */
    static boolean[] best(double[] scores, int count) {
        boolean[] mask = new boolean[scores.length];
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]))
                .toList();
        order.subList(Math.max(0, scores.length - count), scores.length).forEach(i -> mask[i] = true);
        return mask;
    }

    /** What is above the percentile; of those that are at it, the first until the share is full. */
    static boolean[] percentile(double[] scores, double percentile) {
        boolean[] mask = new boolean[scores.length];
        if (percentile == 0 || percentile == 100) {
            Arrays.fill(mask, percentile == 100);
            return mask;
        }
        double threshold = quantile(scores, (100 - percentile) / 100);
        int above = 0;
        for (int i = 0; i < mask.length; i++) {
            mask[i] = scores[i] > threshold;
            above += mask[i] ? 1 : 0;
        }
        int[] ties = IntStream.range(0, scores.length)
                .filter(i -> scores[i] == threshold)
                .toArray();
        int free = (int) (scores.length * percentile / 100) - above;
        // Python's slices count negative ends from behind.
        int kept = free >= 0 ? Math.min(free, ties.length) : Math.max(0, ties.length + free);
        Arrays.stream(ties, 0, kept).forEach(i -> mask[i] = true);
        return mask;
    }

    /** {@code numpy.quantile} between two neighbours by a straight line. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = (sorted.length - 1) * share;
        int low = (int) Math.floor(place);
        int high = Math.min(low + 1, sorted.length - 1);
        double part = place - low;
        double step = sorted[high] - sorted[low];
        return part >= 0.5 ? sorted[high] - step * (1 - part) : sorted[low] + step * part;
    }

    static boolean[] below(double[] chances, double limit) {
        boolean[] mask = new boolean[chances.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = chances[i] < limit;
        }
        return mask;
    }

    /** The procedure of Benjamini and Hochberg. */
    static boolean[] discoveries(double[] chances, double alpha) {
        double[] sorted = chances.clone();
        Arrays.sort(sorted);
        double limit = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] <= alpha / sorted.length * (i + 1)) {
                limit = sorted[i];
            }
        }
        boolean[] mask = new boolean[chances.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = chances[i] <= limit;
        }
        return mask;
    }
}
