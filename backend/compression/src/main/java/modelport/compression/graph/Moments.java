package modelport.compression.graph;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import modelport.inference.Tensor;
import org.ejml.data.DMatrixRMaj;

/** Sums of products of all pairs of a value's numbers, and of each number with one, over all rows. */
public final class Moments {
    /** Products that may be made for one value: a few seconds' work. */
    private static final double MOST_PRODUCTS = 1e10;
    /** Rows that are added together, so that they are still in the processor's cache. */
    private static final int TOGETHER = 64;

    private static final long MOST_BYTES = 256L << 20;

    private final int size;
    private final double[] sums;
    private final double[][] waiting;
    private int filled;
    private long passed;
    private long every;

    private Moments(int width) {
        size = width + 1;
        sums = new double[Math.multiplyExact(size, size)];
        waiting = new double[TOGETHER][size];
    }

    /**
     * The moments of a value whose last axis has {@code width} numbers, for the rows of the bench. Where there are too
     * many, every second or third or so on is taken.
     */
    public static Moments of(Workbench bench, String value, int width) {
        var moments = new Moments(width);
        watch(bench, new LinkedHashMap<>(Map.of(value, moments)), (_, _) -> {});
        return moments;
    }

    /**
     * The same for several values. Only so many are watched at once as memory allows.
     *
     * @param widths of the values by their names
     * @param taker gets the moments of each value, and should not keep them
     */
    public static void of(Workbench bench, Map<String, Integer> widths, BiConsumer<String, Moments> taker) {
        var group = new LinkedHashMap<String, Moments>();
        long bytes = 0;
        for (var width : widths.entrySet()) {
            long more = (width.getValue() + 1L) * (width.getValue() + 1L) * Double.BYTES;
            if (bytes + more > MOST_BYTES && !group.isEmpty()) {
                watch(bench, group, taker);
                bytes = 0;
            }
            group.put(width.getKey(), new Moments(width.getValue()));
            bytes += more;
        }
        if (!group.isEmpty()) {
            watch(bench, group, taker);
        }
    }

    private static void watch(Workbench bench, Map<String, Moments> group, BiConsumer<String, Moments> taker) {
        bench.observe(
                group.keySet(),
                seen -> group.forEach(
                        (value, moments) -> moments.add(Objects.requireNonNull(seen.get(value)), bench.rowCount())));
        group.values().forEach(Moments::flush);
        group.forEach(taker);
        group.clear();
    }

    private void add(Tensor tensor, long rows) {
        double[] values = Values.of(tensor);
        int width = size - 1;
        int count = values.length / width;
        if (every == 0) {
            double expected = (double) count / Math.max(1, tensor.rows()) * rows;
            every = Math.max(1, (long) Math.ceil(expected * size * size / MOST_PRODUCTS));
        }
        for (int row = 0; row < count; row++) {
            if (passed++ % every == 0) {
                System.arraycopy(values, row * width, waiting[filled], 0, width);
                waiting[filled][width] = 1;
                filled++;
                if (filled == TOGETHER) {
                    flush();
                }
            }
        }
    }

    /** The upper half is enough. */
    private void flush() {
        for (int i = 0; i < size; i++) {
            int start = i * size;
            for (int row = 0; row < filled; row++) {
                double[] values = waiting[row];
                double value = values[i];
                if (value != 0) {
                    for (int j = i; j < values.length; j++) {
                        sums[start + j] += value * values[j];
                    }
                }
            }
        }
        filled = 0;
    }

    /** How many rows were added. */
    public double rows() {
        return sums[sums.length - 1];
    }

    /** The mean of each number. */
    public double[] means() {
        var means = new double[size - 1];
        for (int i = 0; i < means.length; i++) {
            means[i] = sums[i * size + size - 1] / rows();
        }
        return means;
    }

    /** The mean products of pairs of numbers, each less its mean: [width, width]. */
    public DMatrixRMaj covariance() {
        double[] means = means();
        var covariance = new DMatrixRMaj(means.length, means.length);
        for (int i = 0; i < means.length; i++) {
            for (int j = i; j < means.length; j++) {
                double value = sums[i * size + j] / rows() - means[i] * means[j];
                covariance.set(i, j, value);
                covariance.set(j, i, value);
            }
        }
        return covariance;
    }

    /** All pairs; the last row and column belong to the one. */
    public DMatrixRMaj matrix() {
        double[] full = Arrays.copyOf(sums, sums.length);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                full[i * size + j] = full[j * size + i];
            }
        }
        return DMatrixRMaj.wrap(size, size, full);
    }
}
