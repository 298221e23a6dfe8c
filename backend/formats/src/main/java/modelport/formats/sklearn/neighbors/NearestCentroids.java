package modelport.formats.sklearn.neighbors;

import java.util.Arrays;
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
import modelport.formats.sklearn.metrics.Distances;
import modelport.formats.sklearn.metrics.Metric;
import modelport.formats.sklearn.metrics.Metrics;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The class whose centre is nearest; since 1.6 that also depends on how frequent the classes are. */
public final class NearestCentroids {
    private NearestCentroids() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.neighbors._nearest_centroid.NearestCentroid", NearestCentroids::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        var classes = new Classes(estimator.items("classes_"));
        Metric metric = Metrics.of(estimator, "metric", "metric_params");
        Matrix centres = estimator.matrix("centroids_");
        Graph graph = scope.graph();
        Supplier<Value> all = () -> estimator.is("metric", "nan_euclidean") ? rows.numbers() : rows.finite();
        Answers answers = Answers.of(estimator).classes(classes);
        if (!estimator.has("class_prior_")) {
            return answers.vector(Method.PREDICT, () -> nearest(graph, metric, all.get(), centres));
        }
        double[] priors = estimator.vector("class_prior_");
        Supplier<Value> scores = Answers.once(() -> scores(estimator, metric, graph, all.get(), priors));
        if (estimator.is("metric", "euclidean")) {
            probabilities(answers, graph, scores, classes.count());
        }
        return answers.vector(
                Method.PREDICT,
                () -> areEqual(priors) ? nearest(graph, metric, all.get(), centres) : graph.argMax(scores.get(), 1));
    }

    private static Value nearest(Graph graph, Metric metric, Value rows, Matrix centres) {
        return graph.argMin(metric.reduced().apply(new Distances(graph, rows, centres)), 1);
    }

    /** As {@code numpy.isclose} understands it. */
    private static boolean areEqual(double[] priors) {
        double each = 1.0 / priors.length;
        return Arrays.stream(priors).allMatch(prior -> Math.abs(prior - each) <= 1e-8 + 1e-5 * each);
    }

    private static void probabilities(Answers answers, Graph graph, Supplier<Value> scores, int classes) {
        if (classes == 2) {
            answers.vector(Method.DECISION_FUNCTION, () -> {
                Value both = scores.get();
                return graph.squeeze(graph.sub(graph.columns(both, 1), graph.columns(both, 0)), 1);
            });
        } else {
            answers.matrix(Method.DECISION_FUNCTION, classes, scores);
        }
        answers.matrix(Method.PREDICT_PROBA, classes, () -> graph.softmax(scores.get()));
    }

    /** {@code -distance^2 + 2 log(prior)}, of columns divided by their deviation within the classes. */
    private static Value scores(Estimator estimator, Metric metric, Graph graph, Value rows, double[] priors) {
        double[] deviations = Arrays.stream(estimator.vector("within_class_std_dev_"))
                .map(deviation -> deviation == 0 ? 1 : deviation)
                .toArray();
        Matrix centres = estimator.matrix("centroids_");
        double[] scaled = centres.values().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= deviations[i % deviations.length];
        }
        Value distances = metric.of(new Distances(
                graph,
                graph.div(rows, graph.doubles(deviations)),
                new Matrix(scaled, centres.rows(), centres.columns())));
        double[] logarithms =
                Arrays.stream(priors).map(prior -> 2 * Math.log(prior)).toArray();
        return graph.sub(graph.doubles(logarithms), graph.mul(distances, distances));
    }
}
