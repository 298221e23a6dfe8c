package modelport.formats.sklearn;

import modelport.onnx.build.Graph;

/** Writes what one class of estimators makes of a table, where that is all it does. */
@FunctionalInterface
public interface Transform {
    Table apply(Estimator estimator, Table rows, Graph graph);

    default Converter converter() {
        return (estimator, rows, scope) -> Answers.of(estimator).table(() -> apply(estimator, rows, scope.graph()));
    }

    /** The same with a lambda or a method reference. */
    static Converter of(Transform transform) {
        return transform.converter();
    }
}
