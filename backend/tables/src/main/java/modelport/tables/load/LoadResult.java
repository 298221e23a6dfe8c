package modelport.tables.load;

import java.util.List;
import modelport.contract.Message;
import modelport.contract.datasets.BadRows;
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param refusal why it is no table; null if it is one
 * @param source what the file is; null if nobody could say
 * @param columns in the order of the file, with those that are left out; empty if nobody could say
 * @param table what was written; null if the file is refused
 */
public record LoadResult(
        @Nullable Message refusal,
        @Nullable Origin source,
        List<DatasetColumn> columns,
        BadRows badRows,
        List<Message> notes,
        @Nullable Loaded table) {
    public LoadResult {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
        if ((refusal == null) == (table == null)) {
            throw new IllegalArgumentException("a file is refused or loaded, not both");
        }
    }

    /** What a file is, and how it was read. */
    public record Origin(
            String format,
            @Nullable Reading reading,
            @Nullable String encoding) {}

    /**
     * A table that was written.
     *
     * @param label the column that models shall predict, if there is one
     * @param digest of the content
     * @param summaries of the columns that are not left out, in order
     */
    public record Loaded(@Nullable String label, long rows, String digest, List<ColumnSummary> summaries) {
        public Loaded {
            summaries = List.copyOf(summaries);
        }
    }
}
