package modelport.formats.sklearn.gaussian;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
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

/** Regression by Gaussian processes, with standard deviations. */
public final class GaussianRegressors {
    private static final double TOLERANCE = 1e-9;

    private GaussianRegressors() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.gaussian_process._gpr.GaussianProcessRegressor", GaussianRegressors::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        Covariance covariance = Covariances.of(estimator.child("kernel_"));
        Matrix points = estimator.matrix("X_train_");
        Supplier<Value> between = Answers.once(() -> covariance.between(graph, rows.finite(), points));
        Supplier<Value> variance = Answers.once(() -> {
            Value own = covariance.within(graph, rows.finite(), points.columns());
            Value known = new Triangle(estimator.matrix("L_")).squaredLengths(graph, between.get());
            return graph.max(graph.sub(own, known), graph.number(0));
        });
        Answers answers = Answers.of(estimator);
        mean(estimator, answers, graph, between);
        if (!invertsBadly(estimator)) {
            deviation(estimator, answers, graph, variance);
        }
        return answers;
    }

    private static void mean(Estimator estimator, Answers answers, Graph graph, Supplier<Value> between) {
        boolean vector = Values.array(estimator.get("alpha_")).orElseThrow().axes() == 1;
        Matrix alpha = vector ? estimator.matrix("alpha_").transposed() : estimator.matrix("alpha_");
        int targets = alpha.columns();
        Supplier<Value> means = () -> {
            Value sums = graph.matMul(between.get(), graph.doubles(alpha.values(), alpha.rows(), targets));
            Value scaled = graph.mul(sums, graph.doubles(estimator.vector("_y_train_std")));
            return graph.add(scaled, graph.doubles(estimator.vector("_y_train_mean")));
        };
        if (targets == 1 && (vector || estimator.since(1, 1))) {
            answers.vector(Method.PREDICT, () -> graph.squeeze(means.get(), 1));
        } else {
            answers.matrix(Method.PREDICT, targets, means);
        }
    }

    /** One for each target if their values were brought to the same scale, or else one for all before 1.1. */
    private static void deviation(Estimator estimator, Answers answers, Graph graph, Supplier<Value> variance) {
        double[] squares =
                Arrays.stream(estimator.vector("_y_train_std")).map(v -> v * v).toArray();
        Supplier<Value> deviations = () -> graph.sqrt(graph.mul(variance.get(), graph.doubles(squares)));
        if (squares.length == 1) {
            answers.vector(Method.PREDICT_STD, () -> graph.squeeze(deviations.get(), 1));
        } else {
            answers.matrix(Method.PREDICT_STD, squares.length, deviations);
        }
    }

    /**
     * Up to 0.23, variances came from an inverse matrix; where points are so close that its digits are left to chance,
     * there are none to be had.
     */
    private static boolean invertsBadly(Estimator estimator) {
        if (estimator.instance().attribute("_K_inv").isEmpty()) {
            return false;
        }
        Matrix lower = estimator.matrix("L_");
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < lower.rows(); i++) {
            smallest = Math.min(smallest, lower.at(i, i));
            largest = Math.max(
                    largest, Arrays.stream(lower.row(i)).map(v -> v * v).sum());
        }
        return Math.ulp(1.0) * lower.rows() * Math.pow(largest / smallest, 2) > TOLERANCE;
    }
}
