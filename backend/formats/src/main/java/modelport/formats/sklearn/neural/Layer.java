package modelport.formats.sklearn.neural;

import modelport.formats.sklearn.Matrix;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Weighted sums, then one function of each.
 *
 * @param weights one column for each sum
 */
@SuppressWarnings("ArrayRecordComponent")
record Layer(Matrix weights, double[] intercepts, String activation) {
    Value of(Graph graph, Value rows) {
        Value columns = graph.doubles(weights.values(), weights.rows(), weights.columns());
        Value sum = graph.add(graph.matMul(rows, columns), graph.doubles(intercepts));
        return switch (activation) {
            case "identity" -> sum;
            case "logistic" -> graph.sigmoid(sum);
            case "tanh" -> graph.tanh(sum);
            case "relu" -> graph.max(sum, graph.number(0));
            case "softmax" -> graph.softmax(sum);
            case "exp" -> graph.exp(sum);
            default ->
                throw RefusedException.of(
                        "sklearn.parameter", "estimator", "MLP", "parameter", "activation", "value", activation);
        };
    }
}
