package modelport.training;

import java.util.Arrays;

/**
 * Rows of numbers, one after the other; NaN where a value is missing.
 *
 * @param values of {@code rows() * columns}, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Table(int columns, float[] values) {
    public Table {
        if (columns < 1 || values.length % columns != 0) {
            throw new IllegalArgumentException("%d values in %d columns".formatted(values.length, columns));
        }
    }

    /** A copy of rows that have all the same length. */
    public static Table of(float[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("no rows");
        }
        int columns = rows[0].length;
        float[] values = new float[Math.multiplyExact(rows.length, columns)];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException("row %d has %d columns".formatted(row, rows[row].length));
            }
            System.arraycopy(rows[row], 0, values, row * columns, columns);
        }
        return new Table(columns, values);
    }

    public int rows() {
        return values.length / columns;
    }

    public float at(int row, int column) {
        return values[row * columns + column];
    }

    /** A copy of these rows, in this order. */
    public Table rows(int... chosen) {
        float[] copy = new float[Math.multiplyExact(chosen.length, columns)];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(values, chosen[i] * columns, copy, i * columns, columns);
        }
        return new Table(columns, copy);
    }

    /** These rows, and then others of as many columns. */
    public Table and(Table others) {
        if (others.columns != columns) {
            throw new IllegalArgumentException("%d columns and %d".formatted(columns, others.columns));
        }
        float[] all = Arrays.copyOf(values, Math.addExact(values.length, others.values.length));
        System.arraycopy(others.values, 0, all, values.length, others.values.length);
        return new Table(columns, all);
    }
}
