package modelport.formats.sklearn.compose;

import java.util.List;
import java.util.Map;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Inverse;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.boosting.SparseRows;
import modelport.onnx.RefusedException;

/** Steps one after the other: all but the last transform, and the last one answers. */
public final class Pipelines {
    private Pipelines() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.pipeline.Pipeline", Pipelines::convert);
    }

    public static Map<String, Inverse> inverses() {
        return Map.of("sklearn.pipeline.Pipeline", Pipelines::undo);
    }

    private static Answers convert(Estimator pipeline, Table rows, Scope scope) {
        List<Estimator> steps = steps(pipeline);
        Table table = rows;
        boolean sparse = false;
        for (Estimator step : steps.subList(0, steps.size() - 1)) {
            table = scope.convert(step, table).table();
            sparse = SparseRows.after(step, sparse);
        }
        Estimator last = steps.getLast();
        return scope.convert(last, sparse ? SparseRows.seenBy(last, table, scope.graph()) : table);
    }

    private static Table undo(Estimator pipeline, Table transformed, Scope scope) {
        Table table = transformed;
        for (Estimator step : steps(pipeline).reversed()) {
            table = scope.undo(step, table);
        }
        return table;
    }

    private static List<Estimator> steps(Estimator pipeline) {
        List<Estimator> steps = pipeline.items("steps").stream()
                .map(step -> Values.items(step).orElseThrow(() -> pipeline.unexpected("steps")))
                .map(List::getLast)
                .filter(step -> !passesThrough(step))
                .map(step -> pipeline.child(step, "steps"))
                .toList();
        if (steps.isEmpty()) {
            throw RefusedException.of("sklearn.no-steps");
        }
        return steps;
    }

    private static boolean passesThrough(PyValue step) {
        return step == PyValue.None.NONE || step.equals(new PyValue.Text("passthrough"));
    }
}
