package modelport.formats.sklearn.metrics;

import java.util.Optional;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Values;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The metrics by the names that scikit-learn has for them, with the parameters that an estimator gives them. */
public record Metrics(Estimator estimator, String parameter, Optional<PyValue.Dict> parameters) {
    /** The metric that the attribute {@code name} names, with the parameters in the attribute {@code parameters}. */
    public static Metric of(Estimator estimator, String name, String parameters) {
        Optional<PyValue.Dict> dict = estimator
                .optional(parameters)
                .filter(PyValue.Dict.class::isInstance)
                .map(PyValue.Dict.class::cast);
        return new Metrics(estimator, name, dict).named(estimator.text(name));
    }

    private Metric named(String name) {
        return switch (name) {
            case "euclidean", "l2" -> Distances::euclidean;
            case "sqeuclidean" -> Distances::squared;
            case "manhattan", "l1", "cityblock" -> Distances::manhattan;
            case "chebyshev", "infinity" -> Distances::chebyshev;
            case "minkowski", "p" -> minkowski();
            case "wminkowski" -> weightedMinkowski();
            case "seuclidean" -> standardised();
            case "mahalanobis" -> mahalanobis();
            case "cosine" -> Angles::cosine;
            case "correlation" -> Angles::correlation;
            case "canberra" -> Comparisons::canberra;
            case "braycurtis" -> Comparisons::brayCurtis;
            case "hamming" -> Comparisons::hamming;
            default -> Truths.metric(name).orElseThrow(() -> unsupported(name));
        };
    }

    private RefusedException unsupported(String name) {
        return estimator.unsupported(parameter, name);
    }

    private Metric minkowski() {
        double power = number("p", 2);
        Optional<Matrix> weights = numbers("w");
        if (weights.isEmpty()) {
            return minkowski(power);
        }
        return distances -> root(
                distances,
                power,
                column -> {
                    Graph body = column.body();
                    return body.mul(column.weight(), body.pow(column.distance(), body.number(power)));
                },
                weights.get());
    }

    private static Metric minkowski(double power) {
        if (power == 1) {
            return Distances::manhattan;
        }
        if (power == 2) {
            return Distances::euclidean;
        }
        return Double.isInfinite(power)
                ? Distances::chebyshev
                : distances -> distances.graph().pow(distances.powers(power), distances.graph().number(1 / power));
    }

    /** Here the weights have their powers too. */
    private Metric weightedMinkowski() {
        double power = number("p", 2);
        Matrix weights = numbers("w").orElseThrow(() -> unsupported("wminkowski"));
        return distances -> root(
                distances,
                power,
                column -> {
                    Graph body = column.body();
                    return body.pow(body.mul(column.weight(), column.distance()), body.number(power));
                },
                weights);
    }

    private static Value root(Distances distances, double power, Distances.Term term, Matrix weights) {
        Graph graph = distances.graph();
        return graph.pow(distances.sum(term, weights), graph.number(1 / power));
    }

    private Metric standardised() {
        Matrix variances = numbers("V").orElseThrow(() -> unsupported("seuclidean"));
        return distances -> distances
                .graph()
                .sqrt(distances.sum(column -> column.body().div(column.square(), column.weight()), variances));
    }

    private Metric mahalanobis() {
        throw unsupported("mahalanobis");
    }

    private double number(String key, double otherwise) {
        return parameters.flatMap(dict -> dict.get(key)).flatMap(Values::number).orElse(otherwise);
    }

    private Optional<Matrix> numbers(String key) {
        return parameters.flatMap(dict -> dict.get(key)).flatMap(Values::matrix);
    }
}
