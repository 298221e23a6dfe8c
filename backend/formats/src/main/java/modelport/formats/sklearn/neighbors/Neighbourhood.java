package modelport.formats.sklearn.neighbors;

import java.util.Arrays;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Examples;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.metrics.Distances;
import modelport.formats.sklearn.metrics.Metric;
import modelport.formats.sklearn.metrics.Metrics;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * The points that an estimator of neighbours knows, and how it measures distances to them.
 *
 * @param search which of equally near points are found
 * @param takesGaps whether rows may have gaps
 */
public record Neighbourhood(Graph graph, Metric metric, Matrix points, Search search, boolean takesGaps) {
    public static Neighbourhood of(Estimator estimator, Graph graph) {
        boolean products = estimator.is("_fit_method", "brute") && estimator.is("effective_metric_", "euclidean");
        Metric metric =
                products ? Metric.products() : Metrics.of(estimator, "effective_metric_", "effective_metric_params_");
        Matrix points = estimator.matrix("_fit_X");
        Search search = Search.of(estimator, metric, points.rows());
        return new Neighbourhood(graph, metric, points, search, estimator.is("effective_metric_", "nan_euclidean"));
    }

    /** The same, of points that are as good as each other if they have the same values, one row for each. */
    Neighbourhood telling(Matrix values) {
        return new Neighbourhood(graph, metric, points, search.telling(values), takesGaps);
    }

    /** Tells some of the points as rows that have neighbours. */
    void suggest(Table rows) {
        for (int column = 0; column < Math.min(rows.width(), points.columns()); column++) {
            rows.suggest(
                    column,
                    new Examples.Numbers(Arrays.stream(points.column(column))
                            .boxed()
                            .limit(Examples.MOST)
                            .toList()));
        }
    }

    /** Some points for each row. */
    public sealed interface Found {
        /** Their weights by the estimator's parameter {@code weights}, in the shape of the values of each. */
        Value weights(Estimator estimator);
    }

    /**
     * The nearest points.
     *
     * @param indexes of type INT64 and shape [N, k], the nearest first
     * @param distances of shape [N, k]
     */
    public record Nearest(Graph graph, Value indexes, Value distances) implements Found {
        @Override
        public Value weights(Estimator estimator) {
            return Weights.of(estimator).nearest(graph, distances);
        }
    }

    /**
     * The points that are not farther away than the radius.
     *
     * @param inside of type BOOL and shape [N, points]
     * @param distances of shape [N, points]
     */
    public record Inside(Graph graph, Value inside, Value distances) implements Found {
        @Override
        public Value weights(Estimator estimator) {
            return Weights.of(estimator).inside(graph, distances, inside);
        }
    }

    private Value reduced(Table rows) {
        Value all = takesGaps ? rows.numbers() : rows.finite();
        return metric.reduced().apply(new Distances(graph, all, points));
    }

    public Nearest nearest(Table rows, Count count) {
        if (search instanceof PartitionSearch) {
            suggest(rows);
        }
        Value reduced = reduced(rows);
        Value indexes = search.nearest(graph, rows, reduced, count);
        return new Nearest(graph, indexes, metric.finished(graph, graph.pick(reduced, indexes, 1)));
    }

    public Inside inside(Table rows, double radius) {
        Value reduced = reduced(rows);
        Value inside = graph.lessOrEqual(reduced, graph.number(metric.reduced(radius)));
        return new Inside(graph, inside, metric.finished(graph, reduced));
    }
}
