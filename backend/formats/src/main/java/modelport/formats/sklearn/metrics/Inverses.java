package modelport.formats.sklearn.metrics;

import java.util.stream.IntStream;
import modelport.formats.sklearn.Matrix;

/** Inverts matrices. */
final class Inverses {
    private Inverses() {}

    /** The inverse, by elimination with the largest pivot of each column. */
    static Matrix of(Matrix matrix) {
        int size = matrix.rows();
        double[][] lines = new double[size][2 * size];
        for (int row = 0; row < size; row++) {
            System.arraycopy(matrix.values(), row * size, lines[row], 0, size);
            lines[row][size + row] = 1;
        }
        for (int column = 0; column < size; column++) {
            eliminate(lines, column);
        }
        double[] inverse = new double[size * size];
        for (int row = 0; row < size; row++) {
            System.arraycopy(lines[row], size, inverse, row * size, size);
        }
        return new Matrix(inverse, size, size);
    }

    private static void eliminate(double[][] lines, int column) {
        int pivot = IntStream.range(column, lines.length)
                .reduce((best, row) -> Math.abs(lines[row][column]) > Math.abs(lines[best][column]) ? row : best)
                .orElseThrow();
        double[] chosen = lines[pivot];
        lines[pivot] = lines[column];
        lines[column] = chosen;
        double factor = chosen[column];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] /= factor;
        }
        for (int row = 0; row < lines.length; row++) {
            double[] line = lines[row];
            double times = line[column];
            for (int i = 0; row != column && i < line.length; i++) {
                line[i] -= times * chosen[i];
            }
        }
    }
}
