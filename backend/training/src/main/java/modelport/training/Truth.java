package modelport.training;

import java.util.Arrays;
import java.util.stream.IntStream;

/** What is right for each row of a table. */
public sealed interface Truth {
    int rows();

    /** That of these rows, in this order. */
    Truth rows(int... chosen);

    /**
     * The class of each row.
     *
     * @param indexes of the classes; {@link #UNKNOWN} where nobody knows
     * @param count of classes
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Classes(int[] indexes, int count) implements Truth {
        public static final int UNKNOWN = -1;

        public Classes {
            if (IntStream.of(indexes).anyMatch(index -> index < UNKNOWN || index >= count)) {
                throw new IllegalArgumentException("not one of %d classes".formatted(count));
            }
        }

        @Override
        public int rows() {
            return indexes.length;
        }

        @Override
        public Classes rows(int... chosen) {
            return new Classes(IntStream.of(chosen).map(row -> indexes[row]).toArray(), count);
        }
    }

    /** The numbers of each row; NaN where nobody knows. */
    record Values(Table table) implements Truth {
        /** One number for each row. */
        public static Values of(float... values) {
            return new Values(new Table(1, Arrays.copyOf(values, values.length)));
        }

        @Override
        public int rows() {
            return table.rows();
        }

        @Override
        public Values rows(int... chosen) {
            return new Values(table.rows(chosen));
        }
    }
}
