package modelport.formats.sklearn.linear;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Regressors whose weighted sum is the logarithm of the prediction, or the prediction itself. */
public final class GeneralisedLinearRegressors {
    private GeneralisedLinearRegressors() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.linear_model._glm.glm.PoissonRegressor", GeneralisedLinearRegressors::convert,
                "sklearn.linear_model._glm.glm.GammaRegressor", GeneralisedLinearRegressors::convert,
                "sklearn.linear_model._glm.glm.TweedieRegressor", GeneralisedLinearRegressors::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Sums sums = Sums.of(estimator);
        boolean logarithm = isLogarithm(estimator);
        Graph graph = scope.graph();
        return Answers.of(estimator).vector(Method.PREDICT, () -> {
            Value sum = sums.only(graph, rows);
            return logarithm ? graph.exp(sum) : sum;
        });
    }

    /** Only Tweedie's regressor lets its users choose; left to itself, it goes by its power. */
    private static boolean isLogarithm(Estimator estimator) {
        if (!estimator.name().equals("TweedieRegressor")) {
            return true;
        }
        String link = estimator.text("link");
        return switch (link) {
            case "log" -> true;
            case "identity" -> false;
            case "auto" -> estimator.number("power") > 0;
            default -> throw estimator.unsupported("link", link);
        };
    }
}
