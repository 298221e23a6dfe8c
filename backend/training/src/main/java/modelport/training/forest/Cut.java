package modelport.training.forest;

import java.util.Arrays;
import modelport.training.Table;

/**
 * The best place to part the rows of a node by one column.
 *
 * @param likeness of both halves together
 */
record Cut(int column, float threshold, double likeness) {
    /** None at all. */
    static final Cut NONE = new Cut(-1, 0, Double.NEGATIVE_INFINITY);

    boolean parts() {
        return column >= 0;
    }

    /** How rows are parted. */
    @SuppressWarnings("ArrayRecordComponent")
    record Rule(Table table, int[] weights, int fewest) {
        /** The best cut by a column; {@link #NONE} if there is none. */
        Cut best(int[] rows, int column, Tally all) {
            long[] sorted = sorted(rows, column);
            Tally below = all.empty();
            Tally above = all.empty();
            for (int row : rows) {
                above.add(row, weights[row]);
            }
            Cut best = NONE;
            for (int i = 0; i + 1 < sorted.length; i++) {
                int row = (int) sorted[i];
                below.add(row, weights[row]);
                above.remove(row, weights[row]);
                float value = table.at(row, column);
                float next = table.at((int) sorted[i + 1], column);
                boolean parts = Float.compare(value, next) != 0 && !Float.isNaN(value);
                if (parts && below.weight() >= fewest && above.weight() >= fewest) {
                    double likeness = below.likeness() + above.likeness();
                    if (likeness > best.likeness) {
                        best = new Cut(column, between(value, next), likeness);
                    }
                }
            }
            return best;
        }

        /** Values in the order of floats, NaN last, each with its row in the lower half. */
        private long[] sorted(int[] rows, int column) {
            long[] sorted = new long[rows.length];
            for (int i = 0; i < rows.length; i++) {
                // Adding zero makes -0 the same as 0.
                int bits = Float.floatToIntBits(table.at(rows[i], column) + 0f);
                int ordered = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
                sorted[i] = ((long) ordered << 32) | rows[i];
            }
            Arrays.sort(sorted);
            return sorted;
        }

        private static float between(float value, float next) {
            float middle = (float) (((double) value + next) / 2);
            return middle >= value && middle < next ? middle : value;
        }
    }
}
