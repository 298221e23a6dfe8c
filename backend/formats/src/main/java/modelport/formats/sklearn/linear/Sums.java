package modelport.formats.sklearn.linear;

import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Weighted sums of the columns.
 *
 * @param weights one row for each sum
 * @param intercepts one for each sum, or one for all
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sums(Matrix weights, double[] intercepts) {
    /** {@code rows @ coef_.T + intercept_}. */
    public static Sums of(Estimator estimator) {
        return new Sums(estimator.matrix("coef_"), estimator.vector("intercept_"));
    }

    public int count() {
        return weights.rows();
    }

    /** The sums, of shape [N, count]. */
    public Value of(Graph graph, Table rows) {
        Value columns = graph.doubles(weights.transposed().values(), weights.columns(), weights.rows());
        return graph.add(graph.matMul(rows.finite(), columns), graph.doubles(intercepts));
    }

    /** The only sum, of shape [N]. */
    public Value only(Graph graph, Table rows) {
        return graph.squeeze(of(graph, rows), 1);
    }
}
