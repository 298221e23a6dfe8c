package modelport.formats.sklearn.numeric;

/** Adds numbers in numpy's order, so that sums are rounded alike. */
public final class PairwiseSum {
    private static final int BLOCK = 128;
    private static final int LANES = 8;

    private PairwiseSum() {}

    public static double of(double... values) {
        return of(values, 0, values.length);
    }

    /** {@code numpy.mean}. */
    public static double mean(double... values) {
        return of(values) / values.length;
    }

    private static double of(double[] values, int from, int count) {
        if (count < LANES) {
            double sum = count == 0 ? 0 : values[from];
            for (int i = 1; i < count; i++) {
                sum += values[from + i];
            }
            return sum;
        }
        if (count > BLOCK) {
            int half = count / 2;
            half -= half % LANES;
            return of(values, from, half) + of(values, from + half, count - half);
        }
        return lanes(values, from, count);
    }

    private static double lanes(double[] values, int from, int count) {
        double[] lane = java.util.Arrays.copyOfRange(values, from, from + LANES);
        int i = LANES;
        for (; i < count - count % LANES; i += LANES) {
            for (int j = 0; j < LANES; j++) {
                lane[j] += values[from + i + j];
            }
        }
        double sum = ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
        for (; i < count; i++) {
            sum += values[from + i];
        }
        return sum;
    }
}
