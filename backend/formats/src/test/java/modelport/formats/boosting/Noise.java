package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Rows to train on and to ask about: rounded numbers, so that many lie on thresholds, zeros, missing values, and in the
 * last two columns numbers of categories.
 */
final class Noise {
    static final int WIDTH = 8;
    static final int CATEGORIES = 30;

    private static final double MISSING = 0.1;

    private Noise() {}

    static double[] rows(int count, long seed) {
        var random = new SplittableRandom(seed);
        double[] rows = new double[count * WIDTH];
        for (int i = 0; i < rows.length; i++) {
            boolean category = i % WIDTH >= WIDTH - 2;
            double value = category ? random.nextInt(CATEGORIES) : Math.round(random.nextGaussian() * 20) / 10.0;
            rows[i] = random.nextDouble() < MISSING ? Double.NaN : value;
        }
        return rows;
    }

    /** Something to learn, from 0 to about 3. */
    static float[] labels(double[] rows) {
        float[] labels = new float[rows.length / WIDTH];
        for (int row = 0; row < labels.length; row++) {
            double category = value(rows, row, WIDTH - 1);
            double signal = value(rows, row, 0) * value(rows, row, 1) + (category % 3 == 1 ? 1 : 0);
            labels[row] = (float) Math.clamp(signal + 1, 0.1, 3);
        }
        return labels;
    }

    private static double value(double[] rows, int row, int column) {
        double value = rows[row * WIDTH + column];
        return Double.isNaN(value) ? 0.5 : value;
    }

    static List<List<@Nullable Object>> lists(double[] rows) {
        List<List<@Nullable Object>> lists = new ArrayList<>();
        for (int from = 0; from < rows.length; from += WIDTH) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = from; i < from + WIDTH; i++) {
                row.add(rows[i]);
            }
            lists.add(row);
        }
        return lists;
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
