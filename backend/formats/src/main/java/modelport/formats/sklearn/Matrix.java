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

    /** The product of two matrices. */
    public Matrix times(Matrix right) {
        if (columns != right.rows) {
            throw new IllegalArgumentException(columns + " columns times " + right.rows + " rows");
        }
        double[] product = new double[rows * right.columns];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns; i++) {
                double factor = at(row, i);
                for (int column = 0; column < right.columns; column++) {
                    product[row * right.columns + column] += factor * right.at(i, column);
                }
            }
        }
        return new Matrix(product, rows, right.columns);
    }

    /** What a function makes of each number, by its row and column. */
    public Matrix map(Cell cell) {
        double[] changed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            changed[i] = cell.of(values[i], i / columns, i % columns);
        }
        return new Matrix(changed, rows, columns);
    }

    /** A function of a number and its place. */
    @FunctionalInterface
    public interface Cell {
        double of(double value, int row, int column);
    }
}
