package modelport.formats.sklearn;

/** Writes what one class of estimators computes. */
@FunctionalInterface
public interface Converter {
    /**
     * What the fitted estimator answers of these rows.
     *
     * @throws modelport.onnx.RefusedException if it is not fitted, or does something that has no exact counterpart
     */
    Answers convert(Estimator estimator, Table rows, Scope scope);
}
