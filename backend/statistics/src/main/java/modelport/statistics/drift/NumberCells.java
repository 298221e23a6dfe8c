package modelport.statistics.drift;

import java.util.Arrays;

/**
 * Cells of a column of numbers: missing, below the reference, between its quantiles, above it. Cell 2 + i holds
 * {@code edges[i] <= x < edges[i + 1]}, the last of them its upper edge as well.
 */
public final class NumberCells implements Cells {
    /** So many cells at most between the smallest and the largest value of the reference. */
    public static final int MOST = 20;

    private static final int BELOW = 1;
    private static final int FIRST = 2;

    private final double[] edges;

    private NumberCells(double[] edges) {
        this.edges = edges;
    }

    /**
     * Between these edges.
     *
     * @param edges ascending, at least one; equal ones at most twice, where one value has a cell of its own
     */
    public static NumberCells of(double... edges) {
        if (edges.length < 2) {
            throw new IllegalArgumentException("one cell needs two edges");
        }
        for (int i = 0; i < edges.length; i++) {
            if (!Double.isFinite(edges[i]) || (i > 0 && edges[i] < edges[i - 1])) {
                throw new IllegalArgumentException("edges ascend: " + Arrays.toString(edges));
            }
        }
        return new NumberCells(edges.clone());
    }

    /**
     * With about as many values of a reference in each cell.
     *
     * @param values of the reference, in any order; those that are not finite are passed over
     * @param most cells at most, 1 to {@link #MOST}
     * @throws IllegalArgumentException if no value is finite
     */
    public static NumberCells fit(double[] values, int most) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no value to choose cells by");
        }
        double[] edges = new double[most + 1];
        int count = 0;
        edges[count++] = sorted[0];
        for (int i = 1; i < most; i++) {
            double edge = sorted[(int) ((long) i * sorted.length / most)];
            if (edge > edges[count - 1]) {
                edges[count++] = edge;
            }
        }
        edges[count++] = sorted[sorted.length - 1];
        return of(Arrays.copyOf(edges, count));
    }

    /** Where the cells begin and end. */
    public double[] edges() {
        return edges.clone();
    }

    /** The cell of a value; NaN is missing. */
    public int cell(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        if (value < edges[0]) {
            return BELOW;
        }
        int last = edges.length - 1;
        if (value > edges[last]) {
            return size() - 1;
        }
        int low = 0;
        int high = last - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (value >= edges[middle]) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return FIRST + low;
    }

    @Override
    public int size() {
        return edges.length + 2;
    }

    @Override
    public boolean isOutside(int cell) {
        return cell == BELOW || cell == size() - 1;
    }
}
