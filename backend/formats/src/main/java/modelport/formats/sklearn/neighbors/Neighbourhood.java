package modelport.formats.sklearn.neighbors;

import java.util.List;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.metrics.Distances;
import modelport.formats.sklearn.metrics.Metric;
import modelport.formats.sklearn.metrics.Metrics;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The points that an estimator of neighbours knows, and how it measures distances to them. */
public record Neighbourhood(Graph graph, Metric metric, Matrix points) {
    public static Neighbourhood of(Estimator estimator, Graph graph) {
        Metric metric = Metrics.of(estimator, "effective_metric_", "effective_metric_params_");
        return new Neighbourhood(graph, metric, estimator.matrix("_fit_X"));
    }

    /** Some points for each row. */
    public sealed interface Found {
        /** Their weights by the estimator's parameter {@code weights}, in the shape of the values of {@link #each}. */
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
        return metric.reduced().apply(new Distances(graph, rows.numbers(), points));
    }

    public Nearest nearest(Table rows, int count) {
        List<Value> found = graph.ops(
                "",
                "TopK",
                List.of(ElementType.DOUBLE, ElementType.INT64),
                List.of(reduced(rows), graph.integer(count)),
                Attributes.of("axis", 1),
                Attributes.of("largest", 0));
        return new Nearest(graph, found.getLast(), metric.finished(graph, found.getFirst()));
    }

    public Inside inside(Table rows, double radius) {
        Value reduced = reduced(rows);
        Value inside = graph.lessOrEqual(reduced, graph.number(metric.reduced(radius)));
        return new Inside(graph, inside, metric.finished(graph, reduced));
    }
}
