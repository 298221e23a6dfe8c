package modelport.training.distillation;

import java.util.random.RandomGenerator;
import modelport.training.Table;
import modelport.training.network.Columns;

/**
 * Makes rows that lie between those that are there (Zhang et al., "mixup", 2018), with a little noise. A column of few
 * values gets one that it has; a column of whole numbers stays one.
 */
final class Mixing {
    private static final int FEW = 10;
    private static final double MOST_OF_OTHER = 0.5;
    private static final double NOISE = 0.05;

    private final Table rows;
    private final boolean[] few;
    private final boolean[] whole;
    private final float[] noise;
    private final RandomGenerator random;

    Mixing(Table rows, Columns columns, RandomGenerator random) {
        this.rows = rows;
        this.random = random;
        few = new boolean[rows.columns()];
        whole = new boolean[rows.columns()];
        noise = new float[rows.columns()];
        for (int column = 0; column < rows.columns(); column++) {
            few[column] = hasFew(column);
            whole[column] = isWhole(column);
            float scale = columns.scales()[column];
            noise[column] = scale == 0 ? 0 : (float) (NOISE / scale);
        }
    }

    private boolean hasFew(int column) {
        var seen = new java.util.HashSet<Float>();
        for (int row = 0; row < rows.rows() && seen.size() <= FEW; row++) {
            seen.add(rows.at(row, column));
        }
        return seen.size() <= FEW;
    }

    private boolean isWhole(int column) {
        for (int row = 0; row < rows.rows(); row++) {
            float value = rows.at(row, column);
            if (Float.isFinite(value) && value != Math.rint(value)) {
                return false;
            }
        }
        return true;
    }

    /** So many new rows. */
    Table more(int count) {
        int columns = rows.columns();
        float[] values = new float[Math.multiplyExact(count, columns)];
        for (int row = 0; row < count; row++) {
            int one = random.nextInt(rows.rows());
            int other = random.nextInt(rows.rows());
            double share = random.nextDouble(MOST_OF_OTHER);
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = mixed(column, rows.at(one, column), rows.at(other, column), share);
            }
        }
        return new Table(columns, values);
    }

    private float mixed(int column, float one, float other, double share) {
        if (few[column] || !Float.isFinite(one) || !Float.isFinite(other)) {
            return random.nextDouble() < share ? other : one;
        }
        double value = one + share * (other - one) + noise[column] * random.nextGaussian();
        return (float) (whole[column] ? Math.rint(value) : value);
    }
}
