package modelport.formats.sklearn.metrics;

import java.util.Optional;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Values;
import modelport.onnx.RefusedException;

/** The metrics by the names that scikit-learn has for them, with the parameters that an estimator gives them. */
public record Metrics(Estimator estimator, String attribute, Optional<PyValue.Dict> parameters) {
    /** The metric that the attribute {@code name} names, with the parameters in the attribute {@code parameters}. */
    public static Metric of(Estimator estimator, String name, String parameters) {
        if (!(estimator.get(name) instanceof PyValue.Text text)) {
            throw estimator.unsupported(name, "callable");
        }
        Optional<PyValue.Dict> dict = estimator
                .optional(parameters)
                .filter(PyValue.Dict.class::isInstance)
                .map(PyValue.Dict.class::cast);
        return new Metrics(estimator, name, dict).named(text.value());
    }

    private Metric named(String name) {
        return switch (name) {
            case "euclidean", "l2" -> new Metric(Distances::squared, 2);
            case "nan_euclidean" -> new Metric(Gaps::squared, 2);
            case "sqeuclidean" -> Metric.plain(Distances::squared);
            case "manhattan", "l1", "cityblock" -> Metric.plain(Distances::manhattan);
            case "chebyshev", "infinity" -> new Metric(Distances::chebyshev, 1, true);
            case "minkowski", "p" -> minkowski();
            case "wminkowski" -> weightedMinkowski();
            case "seuclidean" -> standardised();
            case "mahalanobis" -> mahalanobis();
            case "haversine" -> Metric.plain(Spheres::haversine);
            case "cosine" -> Metric.plain(Angles::cosine);
            case "correlation" -> Metric.plain(Angles::correlation);
            case "canberra" -> Metric.plain(Comparisons::canberra);
            case "braycurtis" -> Metric.plain(Comparisons::brayCurtis);
            case "hamming" -> Metric.plain(Comparisons::hamming);
            case "precomputed" -> Metric.plain(Distances::rows);
            default -> Truths.metric(name).map(Metric::plain).orElseThrow(() -> unsupported(name));
        };
    }

    private RefusedException unsupported(String name) {
        return estimator.unsupported(attribute, name);
    }

    private Metric minkowski() {
        double power = number("p", 2);
        Optional<Matrix> weights = matrix("w");
        if (weights.isPresent()) {
            return new Metric(
                    distances -> distances.sum(
                            column -> column.body()
                                    .mul(column.weight(), distances.power(column, column.distance(), power)),
                            weights.get()),
                    power);
        }
        if (power == 1) {
            return Metric.plain(Distances::manhattan);
        }
        return Double.isInfinite(power)
                ? new Metric(Distances::chebyshev, 1, true)
                : new Metric(power == 2 ? Distances::squared : distances -> distances.powers(power), power);
    }

    /** Here the weights have their powers too. */
    private Metric weightedMinkowski() {
        double power = number("p", 2);
        Matrix weights = matrix("w").orElseThrow(() -> unsupported("wminkowski"));
        return new Metric(
                distances -> distances.sum(
                        column -> distances.power(column, column.body().mul(column.weight(), column.distance()), power),
                        weights),
                power);
    }

    private Metric standardised() {
        Matrix variances = matrix("V").orElseThrow(() -> unsupported("seuclidean"));
        return new Metric(
                distances -> distances.sum(column -> column.body().div(column.square(), column.weight()), variances),
                2);
    }

    private Metric mahalanobis() {
        Matrix inverse =
                matrix("VI").or(() -> matrix("V").map(Inverses::of)).orElseThrow(() -> unsupported("mahalanobis"));
        return new Metric(distances -> QuadraticForm.of(distances, inverse), 2);
    }

    private double number(String key, double otherwise) {
        return parameters.flatMap(dict -> dict.get(key)).flatMap(Values::number).orElse(otherwise);
    }

    private Optional<Matrix> matrix(String key) {
        return parameters
                .flatMap(dict -> dict.get(key))
                .filter(value -> value != PyValue.None.NONE)
                .flatMap(Values::matrix);
    }
}
