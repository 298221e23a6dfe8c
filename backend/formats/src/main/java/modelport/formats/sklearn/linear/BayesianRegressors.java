package modelport.formats.sklearn.linear;

import java.util.Map;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Linear regressors that also know how sure they are. */
public final class BayesianRegressors {
    private BayesianRegressors() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.linear_model._bayes.BayesianRidge", BayesianRegressors::ridge,
                "sklearn.linear_model._bayes.ARDRegression", BayesianRegressors::relevance);
    }

    private static Answers ridge(Estimator estimator, Table rows, Scope scope) {
        int[] all = IntStream.range(0, estimator.matrix("coef_").columns()).toArray();
        return convert(estimator, rows, scope.graph(), all);
    }

    /** Columns that turned out to be irrelevant add no doubt. */
    private static Answers relevance(Estimator estimator, Table rows, Scope scope) {
        double[] lambda = estimator.vector("lambda_");
        double threshold = estimator.number("threshold_lambda");
        int[] kept = IntStream.range(0, lambda.length)
                .filter(i -> lambda[i] < threshold)
                .toArray();
        return convert(estimator, rows, scope.graph(), kept);
    }

    private static Answers convert(Estimator estimator, Table rows, Graph graph, int[] kept) {
        Sums sums = Sums.of(estimator);
        Matrix sigma = estimator.matrix("sigma_");
        double noise = 1 / estimator.number("alpha_");
        if (sigma.columns() != kept.length) {
            throw estimator.unexpected("sigma_");
        }
        return Answers.of(estimator)
                .vector(Method.PREDICT, () -> sums.only(graph, rows))
                .vector(Method.PREDICT_STD, () -> {
                    Value columns = graph.columns(scaled(estimator, graph, rows.finite()), kept);
                    Value spread = graph.matMul(columns, graph.doubles(sigma.values(), kept.length, kept.length));
                    Value variance = graph.sum(graph.mul(spread, columns), 1, false);
                    return graph.sqrt(graph.add(variance, graph.number(noise)));
                });
    }

    /** Releases before 1.2 could be told to scale the columns. */
    private static Value scaled(Estimator estimator, Graph graph, Value rows) {
        boolean normalises = estimator.has("_normalize")
                ? estimator.flag("_normalize")
                : !estimator.is("normalize", "deprecated") && estimator.flag("normalize", false);
        if (!normalises) {
            return rows;
        }
        Value centred = graph.sub(rows, graph.doubles(estimator.vector("X_offset_")));
        return graph.div(centred, graph.doubles(estimator.vector("X_scale_")));
    }
}
