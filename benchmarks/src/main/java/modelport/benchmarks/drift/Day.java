package modelport.benchmarks.drift;

import java.util.Arrays;

/**
 * What arrived on a day.
 *
 * @param number since the traffic began, a Monday
 * @param columns values of each column, NaN where one is missing
 * @param hours of each row, 0 to 23
 * @param segments of each row
 */
record Day(int number, double[][] columns, int[] hours, int[] segments) {
    static final int HOURS = 24;
    static final int SEGMENTS = 5;

    /** The values of a column that are there. */
    double[] present(int column) {
        return Arrays.stream(columns[column])
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }
}
