package modelport.formats.sklearn.cluster;

import java.util.Optional;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Clusters that were split in two again and again: a row goes down the tree to the nearer half each time. */
final class BisectedClusters {
    private final Graph graph;
    private final Table table;
    private final Optional<double[]> mean;

    private BisectedClusters(Graph graph, Table table, Optional<double[]> mean) {
        this.graph = graph;
        this.table = table;
        this.mean = mean;
    }

    static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        Estimator tree = estimator.child("_bisecting_tree");
        Optional<double[]> mean =
                estimator.has("_X_mean") ? Optional.of(estimator.vector("_X_mean")) : Optional.empty();
        Answers answers = Answers.of(estimator)
                .vector(
                        Method.PREDICT,
                        () -> graph.cast(new BisectedClusters(graph, rows, mean).label(tree), ElementType.INT64));
        return Clusters.withDistances(answers, new Nearest(graph, estimator.matrix("cluster_centers_")), rows);
    }

    /** The label of the leaf that each row comes to, of type DOUBLE and shape [N]. */
    private Value label(Estimator node) {
        if (node.get("left") == PyValue.None.NONE) {
            return graph.squeeze(table.repeated(node.number("label")), 1);
        }
        Estimator left = node.child("left");
        Estimator right = node.child("right");
        Value half = new Nearest(graph, centres(left, right)).index(table.numbers());
        return graph.where(graph.equal(half, graph.integer(0)), label(left), label(right));
    }

    /** Centres are stored without the mean of all rows where those were fitted as dense ones. */
    private Matrix centres(Estimator left, Estimator right) {
        double[] first = left.vector("center");
        double[] second = right.vector("center");
        double[] both = new double[2 * first.length];
        for (int i = 0; i < first.length; i++) {
            double shift = mean.isPresent() ? mean.get()[i] : 0;
            both[i] = first[i] + shift;
            both[first.length + i] = second[i] + shift;
        }
        return new Matrix(both, 2, first.length);
    }
}
