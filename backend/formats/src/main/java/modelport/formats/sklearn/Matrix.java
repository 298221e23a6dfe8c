package modelport.formats.sklearn;

import java.util.Arrays;

/** Numbers in rows and columns. */
@SuppressWarnings("ArrayRecordComponent")
public record Matrix(double[] values, int rows, int columns) {
    public Matrix {
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException(values.length + " values in " + rows + " x " + columns);
        }
    }

    public double at(int row, int column) {
        return values[row * columns + column];
    }

    public double[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    public double[] column(int column) {
        double[] picked = new double[rows];
        Arrays.setAll(picked, row -> at(row, column));
        return picked;
    }

    public Matrix transposed() {
        double[] turned = new double[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = at(row, column);
            }
        }
        return new Matrix(turned, columns, rows);
    }
}
