package modelport.formats.sklearn.neighbors;

import java.util.stream.IntStream;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.metrics.Metric;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The order in which scikit-learn looks at the points, which decides between points that are equally near. */
interface VisitOrder {
    /** A number for each point, the smaller the earlier, of shape [N, points] or [1, points]. */
    Value keys(Graph graph, Value rows);

    /** By the tree that an estimator has, or else from the first to the last. */
    static VisitOrder of(Estimator estimator, Metric metric, int points) {
        if (estimator.has("_tree")) {
            return TreeOrder.of(SearchTree.of(estimator, "_tree"), metric);
        }
        double[] all = IntStream.range(0, points).asDoubleStream().toArray();
        return (graph, _) -> graph.doubles(all, 1, points);
    }
}
