package modelport.statistics.sketch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The numbers of a {@link QuantileSketch} in order. */
public final class SortedSketch {
    private final double[] values;
    /** How many numbers each value and those before it stand for. */
    private final long[] ranks;

    private final double min;
    private final double max;

    private SortedSketch(double[] values, long[] ranks, double min, double max) {
        this.values = values;
        this.ranks = ranks;
        this.min = min;
        this.max = max;
    }

    static SortedSketch of(double[] values, long[] weights, double min, double max) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] sorted = new double[order.length];
        long[] ranks = new long[order.length];
        long rank = 0;
        for (int i = 0; i < order.length; i++) {
            sorted[i] = values[order[i]];
            rank += weights[order[i]];
            ranks[i] = rank;
        }
        return new SortedSketch(sorted, ranks, min, max);
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    public long count() {
        return ranks[ranks.length - 1];
    }

    /** The number that has {@code rank}, from 1 for the smallest. */
    public double at(long rank) {
        if (rank <= 1) {
            return min;
        }
        if (rank >= count()) {
            return max;
        }
        int found = Arrays.binarySearch(ranks, rank);
        return values[found >= 0 ? found : -1 - found];
    }

    /** The quantile of the share {@code q}, between two numbers as NumPy does by default. */
    public double quantile(double q) {
        double place = (count() - 1) * q;
        long below = (long) Math.floor(place);
        double low = at(below + 1);
        double high = at(below + 2);
        return low == high ? low : low + (place - below) * (high - low);
    }
}
