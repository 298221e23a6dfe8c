package modelport.formats.sklearn.compose;

import java.util.List;
import java.util.Map;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
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

    private static Answers convert(Estimator pipeline, Table rows, Scope scope) {
        List<PyValue> steps = pipeline.items("steps").stream()
                .map(step -> Values.items(step).orElseThrow(() -> pipeline.unexpected("steps")))
                .map(List::getLast)
                .filter(step -> !passesThrough(step))
                .toList();
        if (steps.isEmpty()) {
            throw RefusedException.of("sklearn.no-steps");
        }
        Table table = rows;
        boolean sparse = false;
        for (PyValue step : steps.subList(0, steps.size() - 1)) {
            Estimator estimator = pipeline.child(step, "steps");
            table = scope.convert(estimator, table).table();
            sparse = SparseRows.after(estimator, sparse);
        }
        Estimator last = pipeline.child(steps.getLast(), "steps");
        return scope.convert(last, sparse ? SparseRows.seenBy(last, table, scope.graph()) : table);
    }

    private static boolean passesThrough(PyValue step) {
        return step == PyValue.None.NONE || step.equals(new PyValue.Text("passthrough"));
    }
}
