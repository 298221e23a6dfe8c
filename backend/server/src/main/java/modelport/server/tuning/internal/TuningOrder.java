package modelport.server.tuning.internal;

import java.util.List;
import java.util.Map;
import modelport.contract.registry.DataType;
import org.jspecify.annotations.Nullable;

/**
 * What the process that searches is told.
 *
 * @param rows to learn from
 * @param folds parts of them
 * @param metric code of what settings are judged by
 * @param seed where chance starts
 * @param threads models that are trained at the same time
 * @param settings in the order in which they are tried
 * @param known scores that need not be found again
 * @param lost settings that are not tried any more
 * @param time how long it may work
 * @param winner whether the winner is still to be trained
 * @param types of inputs and outputs by name, as callers of the model are used to; the winner keeps them
 * @param record what the winner's file about itself says first
 */
public record TuningOrder(
        Rows rows,
        int folds,
        String metric,
        long seed,
        int threads,
        List<Tried> settings,
        List<Scored> known,
        List<String> lost,
        Time time,
        boolean winner,
        Map<String, DataType> types,
        Map<String, Object> record) {
    public TuningOrder {
        settings = List.copyOf(settings);
        known = List.copyOf(known);
        lost = List.copyOf(lost);
        types = Map.copyOf(types);
        record = Map.copyOf(record);
    }

    /**
     * A table of rows.
     *
     * @param table where it lies
     * @param label the column that is foretold
     * @param columns to learn from, in order
     * @param classes in the order of the probabilities; empty for numbers
     */
    public record Rows(String table, String label, List<String> columns, List<String> classes) {
        public Rows {
            columns = List.copyOf(columns);
            classes = List.copyOf(classes);
        }
    }

    /**
     * Milliseconds of work.
     *
     * @param before of earlier attempts
     * @param most all attempts together; absent for any
     */
    public record Time(long before, @Nullable Long most) {}
}
