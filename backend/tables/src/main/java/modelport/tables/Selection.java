package modelport.tables;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a table.
 *
 * @param columns their names, in the order wanted; null: all of them
 * @param from the number of the first row, counted from 0
 * @param limit at most so many rows
 * @param part of which split the rows must be; null: any
 */
public record Selection(
        @Nullable List<String> columns,
        long from,
        long limit,
        @Nullable PartOf part) {
    public Selection {
        columns = columns == null ? null : List.copyOf(columns);
        if (from < 0 || limit < 0) {
            throw new IllegalArgumentException("from " + from + ", limit " + limit);
        }
    }

    /** Everything. */
    public static Selection all() {
        return new Selection(null, 0, Long.MAX_VALUE, null);
    }

    /** All rows of some columns. */
    public static Selection columns(List<String> columns) {
        return new Selection(columns, 0, Long.MAX_VALUE, null);
    }

    /** Some rows with all columns. */
    public static Selection rows(long from, long limit) {
        return new Selection(null, from, limit, null);
    }

    /** The same of one part of a split only; numbers of rows stay those of the table. */
    public Selection of(Split split, String part) {
        return new Selection(columns, from, limit, new PartOf(split, part));
    }

    /** One part of a split. */
    public record PartOf(Split split, String part) {
        public PartOf {
            split.require(part);
        }
    }
}
