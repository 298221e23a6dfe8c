package modelport.formats.sklearn.linear;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Regressors whose prediction is {@code rows @ coef_.T + intercept_}. */
public final class LinearRegressors {
    private static final List<String> PATHS = List.of(
            "sklearn.linear_model._base.LinearRegression",
            "sklearn.linear_model._ridge.Ridge",
            "sklearn.linear_model._ridge.RidgeCV",
            "sklearn.linear_model._coordinate_descent.Lasso");

    private LinearRegressors() {}

    public static Map<String, Converter> converters() {
        var converters = new HashMap<String, Converter>();
        PATHS.forEach(path -> converters.put(path, LinearRegressors::convert));
        return converters;
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        NumpyArray weights = estimator.array("coef_");
        Matrix coef = estimator.matrix("coef_");
        double[] intercept = estimator.vector("intercept_");
        Graph graph = scope.graph();
        Answers answers = Answers.of(estimator);
        return weights.axes() > 1
                ? answers.matrix(Method.PREDICT, coef.rows(), () -> sums(graph, rows, coef, intercept))
                : answers.vector(Method.PREDICT, () -> graph.squeeze(sums(graph, rows, coef, intercept), 1));
    }

    /** One weighted sum for each row of {@code coef}, of shape [N, coef.rows()]. */
    static Value sums(Graph graph, Table rows, Matrix coef, double[] intercept) {
        Value weights = graph.doubles(coef.transposed().values(), coef.columns(), coef.rows());
        return graph.add(graph.matMul(rows.numbers(), weights), graph.doubles(intercept));
    }
}
