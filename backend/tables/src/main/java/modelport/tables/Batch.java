package modelport.tables;

import java.util.List;

/**
 * Some rows, column by column.
 *
 * @param rows for each place the number of its row in the table, counted from 0 and rising
 * @param columns in the order that was asked for
 */
@SuppressWarnings("ArrayRecordComponent")
public record Batch(long[] rows, List<Cells> columns) {
    public Batch {
        columns = List.copyOf(columns);
    }

    public int size() {
        return rows.length;
    }

    /** The cells of a column, by its place in what was asked for. */
    public Cells column(int index) {
        return columns.get(index);
    }
}
