package modelport.evaluation;

import java.util.Map;
import modelport.tables.Selection;
import org.jspecify.annotations.Nullable;

/**
 * How a table's columns become a model's inputs and truths.
 *
 * @param label the column that has each row's class or number; null: the rows have none
 * @param columns for inputs of other names: name of the input or of its column, then of the table's column
 * @param task the model's task, which settles what its answers are where the signature alone does not; null: unknown
 * @param part the only rows that are wanted; null: all
 */
public record ModelRowsOptions(
        @Nullable String label,
        Map<String, String> columns,
        @Nullable String task,
        Selection.@Nullable PartOf part) {
    public ModelRowsOptions {
        columns = Map.copyOf(columns);
    }

    /** All rows, with columns that are called as the model calls them. */
    public static ModelRowsOptions labelled(String label) {
        return new ModelRowsOptions(label, Map.of(), null, null);
    }

    /** All rows, of which no truth is known. */
    public static ModelRowsOptions unlabelled() {
        return new ModelRowsOptions(null, Map.of(), null, null);
    }

    /** The same with other names of columns. */
    public ModelRowsOptions withColumns(Map<String, String> other) {
        return new ModelRowsOptions(label, other, task, part);
    }

    /** The same for a model of a known task. */
    public ModelRowsOptions withTask(@Nullable String other) {
        return new ModelRowsOptions(label, columns, other, part);
    }

    /** The same with one part of a split only. */
    public ModelRowsOptions withPart(Selection.@Nullable PartOf other) {
        return new ModelRowsOptions(label, columns, task, other);
    }
}
