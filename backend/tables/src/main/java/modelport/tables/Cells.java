package modelport.tables;

import java.util.BitSet;
import modelport.contract.datasets.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column in a batch. What stands at a missing place is NaN, 0, false or an empty text. The arrays are
 * handed over, not copied, and must not be changed; they may be longer than the batch.
 */
@SuppressWarnings("ArrayRecordComponent")
public sealed interface Cells {
    /** The places, counted from 0, at which nothing is. */
    BitSet missing();

    /** Whether nothing is at a place. */
    default boolean isMissing(int place) {
        return missing().get(place);
    }

    /** What is at a place: Long, Double, Boolean, String, an Instant, or null. */
    @Nullable
    Object value(int place);

    /** What is at a place as a number, for numbers and truth values; NaN if it is missing. */
    double number(int place);

    /** What is at a place, written as a person would; an empty text if it is missing. */
    default String text(int place) {
        Object value = value(place);
        return value == null ? "" : value.toString();
    }

    /** Of {@link ColumnType#INTEGER}. */
    record Integers(long[] values, BitSet missing) implements Cells {
        @Override
        public @Nullable Object value(int place) {
            return isMissing(place) ? null : (Object) values[place];
        }

        @Override
        public double number(int place) {
            return isMissing(place) ? Double.NaN : values[place];
        }
    }

    /** Of {@link ColumnType#NUMBER}; always finite where not missing. */
    record Numbers(double[] values, BitSet missing) implements Cells {
        @Override
        public @Nullable Object value(int place) {
            return isMissing(place) ? null : (Object) values[place];
        }

        @Override
        public double number(int place) {
            return values[place];
        }
    }

    /** Of {@link ColumnType#BOOLEAN}. */
    record Truths(boolean[] values, BitSet missing) implements Cells {
        @Override
        public @Nullable Object value(int place) {
            return isMissing(place) ? null : (Object) values[place];
        }

        @Override
        public double number(int place) {
            if (isMissing(place)) {
                return Double.NaN;
            }
            return values[place] ? 1 : 0;
        }
    }

    /** Of {@link ColumnType#CATEGORY} and {@link ColumnType#TEXT}. */
    record Texts(String[] values, BitSet missing) implements Cells {
        @Override
        public @Nullable Object value(int place) {
            return isMissing(place) ? null : values[place];
        }

        @Override
        public double number(int place) {
            throw new IllegalStateException("a text is no number");
        }
    }

    /** Of {@link ColumnType#TIMESTAMP}: microseconds since 1970 in UTC. */
    record Times(long[] micros, BitSet missing) implements Cells {
        @Override
        public @Nullable Object value(int place) {
            return isMissing(place) ? null : Moments.instant(micros[place]);
        }

        @Override
        public double number(int place) {
            throw new IllegalStateException("a moment is no number");
        }
    }
}
