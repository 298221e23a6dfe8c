package modelport.formats.sklearn.numeric;

import java.util.Optional;
import modelport.formats.sklearn.Matrix;

/** Inverse and determinant by elimination with row exchanges, as LAPACK computes them. */
public final class SquareMatrix {
    private final Matrix matrix;
    private final double[][] lower;
    private final int[] order;
    private final int sign;

    private SquareMatrix(Matrix matrix, double[][] lower, int[] order, int sign) {
        this.matrix = matrix;
        this.lower = lower;
        this.order = order;
        this.sign = sign;
    }

    /** Factors of a matrix with as many rows as columns; empty if it has no inverse, or holds more than numbers. */
    public static Optional<SquareMatrix> of(Matrix matrix) {
        int size = matrix.rows();
        if (size != matrix.columns()) {
            throw new IllegalArgumentException(size + " x " + matrix.columns());
        }
        double[][] rows = new double[size][];
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = matrix.row(i);
            order[i] = i;
        }
        int sign = 1;
        for (int column = 0; column < size; column++) {
            int pivot = pivot(rows, column);
            if (rows[pivot][column] == 0 || !Double.isFinite(rows[pivot][column])) {
                return Optional.empty();
            }
            if (pivot != column) {
                double[] row = rows[pivot];
                rows[pivot] = rows[column];
                rows[column] = row;
                int place = order[pivot];
                order[pivot] = order[column];
                order[column] = place;
                sign = -sign;
            }
            eliminate(rows, column);
        }
        return Optional.of(new SquareMatrix(matrix, rows, order, sign));
    }

    private static int pivot(double[][] rows, int column) {
        int pivot = column;
        for (int row = column + 1; row < rows.length; row++) {
            if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
                pivot = row;
            }
        }
        return pivot;
    }

    private static void eliminate(double[][] rows, int column) {
        for (int row = column + 1; row < rows.length; row++) {
            double factor = rows[row][column] / rows[column][column];
            rows[row][column] = factor;
            for (int i = column + 1; i < rows.length; i++) {
                rows[row][i] -= factor * rows[column][i];
            }
        }
    }

    public Matrix inverse() {
        int size = lower.length;
        double[] inverse = new double[size * size];
        for (int column = 0; column < size; column++) {
            double[] solved = solved(column);
            for (int row = 0; row < size; row++) {
                inverse[row * size + column] = solved[row];
            }
        }
        return new Matrix(inverse, size, size);
    }

    private double[] solved(int unit) {
        int size = lower.length;
        double[] x = new double[size];
        for (int row = 0; row < size; row++) {
            x[row] = order[row] == unit ? 1 : 0;
            for (int i = 0; i < row; i++) {
                x[row] -= lower[row][i] * x[i];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int i = row + 1; i < size; i++) {
                x[row] -= lower[row][i] * x[i];
            }
            x[row] /= lower[row][row];
        }
        return x;
    }

    /** The determinant's logarithm; minus infinity if the determinant is negative, as scikit-learn has it. */
    public double logDeterminant() {
        double sum = 0;
        int positive = sign;
        for (int i = 0; i < lower.length; i++) {
            sum += Math.log(Math.abs(lower[i][i]));
            positive = lower[i][i] < 0 ? -positive : positive;
        }
        return positive > 0 ? sum : Double.NEGATIVE_INFINITY;
    }

    /** How many times larger errors may become; large where two programs need not agree on the inverse. */
    public double condition() {
        return norm(matrix) * norm(inverse());
    }

    private static double norm(Matrix matrix) {
        double largest = 0;
        for (int column = 0; column < matrix.columns(); column++) {
            double sum = 0;
            for (double value : matrix.column(column)) {
                sum += Math.abs(value);
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }
}
