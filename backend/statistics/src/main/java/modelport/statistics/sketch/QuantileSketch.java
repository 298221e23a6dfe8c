package modelport.statistics.sketch;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Quantiles of a stream in little memory: exact for fewer than {@code size} numbers, then with a small error of rank.
 *
 * <p>Z. Karnin, K. Lang and E. Liberty, Optimal Quantile Approximation in Streams, 2016: full levels are sorted and
 * every second number of them goes up a level, where it counts twice. The coin that chooses between the odd and the
 * even ones is seeded, so that the same stream gives the same sketch.
 */
public final class QuantileSketch {
    private static final int LEVELS = 60;
    private static final int SMALLEST_LEVEL = 8;
    private static final double SHRINK = 2.0 / 3;

    private final int size;
    private final SplittableRandom coin;
    private final double[][] levels = new double[LEVELS][];
    private final int[] filled = new int[LEVELS];
    private int height = 1;
    private int kept;
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Keeps at most about three times {@code size} numbers. */
    public QuantileSketch(int size, long seed) {
        if (size < SMALLEST_LEVEL) {
            throw new IllegalArgumentException("a sketch of " + size + " numbers");
        }
        this.size = size;
        coin = new SplittableRandom(seed);
        Arrays.fill(levels, new double[0]);
    }

    /** Takes one number, which must be one. */
    public void add(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("not a number");
        }
        min = Math.min(min, value);
        max = Math.max(max, value);
        count++;
        // Adding zero makes one zero of both.
        put(0, value + 0.0);
        compress();
    }

    /** Adds all numbers of {@code other}, which is left as it is. */
    public void merge(QuantileSketch other) {
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        count += other.count;
        height = Math.max(height, other.height);
        for (int level = 0; level < other.height; level++) {
            for (int i = 0; i < other.filled[level]; i++) {
                put(level, other.levels[level][i]);
            }
        }
        compress();
    }

    public long count() {
        return count;
    }

    /** Whether every number is still there. */
    public boolean isExact() {
        return height == 1;
    }

    /** The share of all numbers by which a rank may be off, with 99 percent; 0 while exact. */
    public double rankError() {
        // Fitted by the authors of Apache DataSketches to their implementation of the same sketch.
        return isExact() ? 0 : 2.296 / Math.pow(size, 0.9021);
    }

    /** A look at the numbers so far, of which there is at least one. */
    public SortedSketch sorted() {
        if (count == 0) {
            throw new IllegalStateException("nothing to sort");
        }
        double[] values = new double[kept];
        long[] weights = new long[kept];
        int at = 0;
        for (int level = 0; level < height; level++) {
            for (int i = 0; i < filled[level]; i++) {
                values[at] = levels[level][i];
                weights[at++] = 1L << level;
            }
        }
        return SortedSketch.of(values, weights, min + 0.0, max + 0.0);
    }

    private void put(int level, double value) {
        if (filled[level] == levels[level].length) {
            levels[level] = Arrays.copyOf(levels[level], Math.max(SMALLEST_LEVEL, 2 * filled[level]));
        }
        levels[level][filled[level]++] = value;
        kept++;
    }

    private void compress() {
        while (kept >= capacity()) {
            int level = 0;
            while (filled[level] < capacity(level)) {
                level++;
            }
            compact(level);
        }
    }

    private void compact(int level) {
        height = Math.max(height, level + 2);
        double[] values = levels[level];
        int full = filled[level];
        Arrays.sort(values, 0, full);
        int left = full % 2;
        for (int i = left + (coin.nextBoolean() ? 1 : 0); i < full; i += 2) {
            put(level + 1, values[i]);
        }
        kept -= full - left;
        filled[level] = left;
    }

    private int capacity() {
        int sum = 0;
        for (int level = 0; level < height; level++) {
            sum += capacity(level);
        }
        return sum;
    }

    private int capacity(int level) {
        return Math.max(SMALLEST_LEVEL, (int) Math.ceil(size * Math.pow(SHRINK, height - 1 - level)));
    }
}
