package modelport.formats.sklearn.neighbors;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.metrics.Metric;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** How the nearest points are found. That matters only where more points than needed are equally near. */
public sealed interface Search permits HeapSearch, PartitionSearch {
    /** Metrics for which all rows are compared with all points by heaps since 1.1; for others numpy partitions. */
    Set<String> HEAPED = Set.of(
            "euclidean",
            "l2",
            "sqeuclidean",
            "minkowski",
            "p",
            "wminkowski",
            "manhattan",
            "cityblock",
            "l1",
            "chebyshev",
            "infinity",
            "seuclidean",
            "canberra",
            "braycurtis",
            "haversine");

    /**
     * The indexes of the nearest points, of type INT64 and shape [N, count], the nearest first.
     *
     * @param distances of all points, of shape [N, points]
     */
    Value nearest(Graph graph, Table rows, Value distances, Count count);

    /** The same search, for points that are as good as each other if they have the same values, one row for each. */
    Search telling(Matrix values);

    static Search of(Estimator estimator, Metric metric, int points) {
        boolean compares = estimator.is("_fit_method", "brute");
        boolean heaps = estimator.since(1, 1) && HEAPED.contains(estimator.text("effective_metric_"));
        if (compares && !heaps) {
            return new PartitionSearch(points, Optional.empty());
        }
        return new HeapSearch(points, VisitOrder.of(estimator, metric, points), !estimator.since(1, 1));
    }

    /** The smallest values of each row and their indexes, the very smallest first. */
    static List<Value> smallest(Graph graph, Value values, Value count) {
        return graph.ops(
                "",
                "TopK",
                List.of(ElementType.DOUBLE, ElementType.INT64),
                List.of(values, count),
                Attributes.of("axis", 1),
                Attributes.of("largest", 0));
    }
}
