package modelport.benchmarks.drift;

import java.util.Arrays;

/** What arrived on a day. */
final class Day {
    static final int HOURS = 24;
    static final int SEGMENTS = 5;

    private final int number;
    private final double[][] columns;
    private final int[] hours;
    private final int[] segments;

    /** Without values yet. */
    Day(int number, int columns, int rows) {
        this.number = number;
        this.columns = new double[columns][rows];
        hours = new int[rows];
        segments = new int[rows];
    }

    /** Days since the traffic began, which was a Monday. */
    int number() {
        return number;
    }

    /** The values of each column, NaN where one is missing. */
    double[][] columns() {
        return columns;
    }

    /** The hour of each row, 0 to 23. */
    int[] hours() {
        return hours;
    }

    /** The segment of each row. */
    int[] segments() {
        return segments;
    }

    /** The values of a column that are there. */
    double[] present(int column) {
        return Arrays.stream(columns[column])
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }
}
