package modelport.formats.sklearn.metrics;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code sklearn.kernel_ridge}: weighted sums of kernel values. */
public final class KernelRidges {
    private KernelRidges() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.kernel_ridge.KernelRidge", KernelRidges::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Kernel kernel = Kernel.of(estimator);
        Matrix points = estimator.matrix("X_fit_");
        Matrix weights = estimator.matrix("dual_coef_");
        boolean several =
                Values.array(estimator.get("dual_coef_")).orElseThrow().axes() == 2;
        Graph graph = scope.graph();
        Answers answers = Answers.of(estimator);
        return several
                ? answers.matrix(
                        Method.PREDICT,
                        weights.columns(),
                        () -> graph.matMul(
                                kernel.of(graph, rows.finite(), points),
                                graph.doubles(weights.values(), weights.rows(), weights.columns())))
                : answers.vector(Method.PREDICT, () -> {
                    Value column = graph.doubles(weights.values(), weights.columns(), 1);
                    return graph.squeeze(graph.matMul(kernel.of(graph, rows.finite(), points), column), 1);
                });
    }
}
