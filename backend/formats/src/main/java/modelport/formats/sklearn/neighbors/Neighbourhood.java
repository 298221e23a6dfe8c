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
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/** The points that an estimator of neighbours knows, and how it measures distances to them. */
public record Neighbourhood(Graph graph, Metric metric, Matrix points, VisitOrder order, boolean pushesEqual) {
    public static Neighbourhood of(Estimator estimator, Graph graph) {
        boolean products = estimator.is("_fit_method", "brute") && estimator.is("effective_metric_", "euclidean");
        Metric metric =
                products ? Metric.products() : Metrics.of(estimator, "effective_metric_", "effective_metric_params_");
        Matrix points = estimator.matrix("_fit_X");
        VisitOrder order = VisitOrder.of(estimator, metric, points.rows());
        return new Neighbourhood(graph, metric, points, order, !estimator.since(1, 1));
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
        Value reduced = reduced(rows);
        int more = Math.min(count + 1, points.rows());
        List<Value> found = smallest(graph, reduced, more);
        Value indexes = more == count
                ? found.getLast()
                : Loops.choose(
                        graph,
                        isTied(found.getFirst(), count),
                        body -> searched(body, rows, reduced, count),
                        body -> body.columns(found.getLast(), 0, count));
        return new Nearest(graph, indexes, metric.finished(graph, graph.pick(reduced, indexes, 1)));
    }

    /** The search done over again, step by step. */
    private Value searched(Graph body, Table rows, Value reduced, int count) {
        Value keys = order.keys(body, rows.numbers());
        Value indexes = new HeapSearch(count, pushesEqual).indexes(body, reduced, keys, points.rows());
        Value sorted = smallest(body, body.pick(reduced, indexes, 1), count).getLast();
        return body.pick(indexes, sorted, 1);
    }

    /** The smallest values of each row and their indexes, the very smallest first. */
    private static List<Value> smallest(Graph graph, Value values, int count) {
        return graph.ops(
                "",
                "TopK",
                List.of(ElementType.DOUBLE, ElementType.INT64),
                List.of(values, graph.integer(count)),
                Attributes.of("axis", 1),
                Attributes.of("largest", 0));
    }

    /** Whether in any row the last neighbour is as near as the first that is none. */
    private Value isTied(Value sorted, int count) {
        Value tied = graph.equal(graph.columns(sorted, count - 1), graph.columns(sorted, count));
        Value any = graph.reduce("ReduceMax", graph.cast(graph.squeeze(tied, 1), ElementType.INT64), 0, false);
        return graph.greater(any, graph.scalar(graph.integer(0)));
    }

    public Inside inside(Table rows, double radius) {
        Value reduced = reduced(rows);
        Value inside = graph.lessOrEqual(reduced, graph.number(metric.reduced(radius)));
        return new Inside(graph, inside, metric.finished(graph, reduced));
    }
}
