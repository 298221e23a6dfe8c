package modelport.server.tuning.internal;

import java.util.List;
import java.util.UUID;
import modelport.server.datasets.DatasetRef;
import modelport.statistics.Metric;

/**
 * What is going to be tried.
 *
 * @param model identity of the model
 * @param columns to learn from, in order
 * @param classes in the order of the probabilities; empty for numbers
 * @param rows those with a label
 * @param settings in the order in which they are tried
 */
public record Plan(
        UUID model,
        DatasetRef dataset,
        String label,
        List<String> columns,
        List<String> classes,
        long rows,
        int folds,
        Metric metric,
        long seed,
        List<Tried> settings) {
    public Plan {
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
        settings = List.copyOf(settings);
    }
}
