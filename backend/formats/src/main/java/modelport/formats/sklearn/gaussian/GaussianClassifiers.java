package modelport.formats.sklearn.gaussian;

import java.util.Map;
import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.linear.Decisions;
import modelport.formats.sklearn.numeric.ErrorFunction;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Classification by Gaussian processes with Laplace's approximation; several classes by several of two. */
public final class GaussianClassifiers {
    /** Williams and Barber's sum of error functions in place of a logistic function. */
    private static final double[] WIDTHS = {0.41, 0.4, 0.37, 0.44, 0.39};

    private static final double[] HEIGHTS = {-1854.8214151, 3516.89893646, 221.29346712, 128.12323805, -2010.49422654};

    private GaussianClassifiers() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.gaussian_process._gpc.GaussianProcessClassifier", GaussianClassifiers::outer,
                "sklearn.gaussian_process._gpc._BinaryGaussianProcessClassifierLaplace", GaussianClassifiers::binary);
    }

    private static Answers outer(Estimator estimator, Table rows, Scope scope) {
        var classes = new Classes(estimator.items("classes_"));
        Answers inner = scope.convert(estimator.child("base_estimator_"), rows);
        Answers answers = Answers.of(estimator).classes(classes).with(Method.PREDICT, () -> inner.get(Method.PREDICT));
        if (classes.count() == 2 || !estimator.is("multi_class", "one_vs_one")) {
            answers.with(Method.PREDICT_PROBA, () -> inner.get(Method.PREDICT_PROBA));
        }
        return answers;
    }

    private static Answers binary(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        Covariance covariance = Covariances.of(estimator.child("kernel_"));
        Matrix points = estimator.matrix("X_train_");
        Decisions decisions = Decisions.of(estimator, graph);
        Supplier<Value> between = Answers.once(() -> covariance.between(graph, rows.finite(), points));
        Supplier<Value> latent = Answers.once(() -> latent(estimator, graph, between.get()));
        return Answers.of(estimator)
                .classes(decisions.classes())
                .vector(Method.PREDICT, () -> {
                    Value positive = graph.greater(latent.get(), graph.number(0));
                    return graph.cast(graph.squeeze(positive, 1), ElementType.INT64);
                })
                .matrix(Method.PREDICT_PROBA, 2, () -> {
                    Value own = covariance.within(graph, rows.finite(), points.columns());
                    Value scaled = graph.mul(between.get(), graph.doubles(estimator.vector("W_sr_")));
                    Value known = new Triangle(estimator.matrix("L_")).squaredLengths(graph, scaled);
                    Value probability = probability(graph, latent.get(), graph.sub(own, known));
                    return decisions.pair(graph.squeeze(probability, 1));
                });
    }

    /** The mean of the latent function, of shape [N, 1]. */
    private static Value latent(Estimator estimator, Graph graph, Value between) {
        double[] weights = estimator.vector("y_train_");
        double[] likely = estimator.vector("pi_");
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= likely[i];
        }
        return graph.matMul(between, graph.doubles(weights, weights.length, 1));
    }

    /** The integral of the logistic function over a normal distribution, for columns of shape [N, 1]. */
    private static Value probability(Graph graph, Value mean, Value variance) {
        double[] squares = new double[WIDTHS.length];
        double half = 0;
        for (int i = 0; i < squares.length; i++) {
            squares[i] = WIDTHS[i] * WIDTHS[i];
            half += HEIGHTS[i] / 2;
        }
        Value alpha = graph.div(graph.number(1), graph.mul(variance, graph.number(2)));
        Value gamma = graph.mul(mean, graph.doubles(WIDTHS));
        Value shrink = graph.sqrt(graph.div(alpha, graph.add(alpha, graph.doubles(squares))));
        Value error = new ErrorFunction(graph).of(graph.mul(gamma, shrink));
        Value area = graph.sqrt(graph.div(graph.number(Math.PI), alpha));
        Value norm = graph.mul(
                graph.sqrt(graph.mul(graph.mul(variance, graph.number(2)), graph.number(Math.PI))), graph.number(2));
        Value integrals = graph.div(graph.mul(area, error), norm);
        Value sum = graph.sum(graph.mul(integrals, graph.doubles(HEIGHTS)), 1, true);
        return graph.add(sum, graph.number(half));
    }
}
