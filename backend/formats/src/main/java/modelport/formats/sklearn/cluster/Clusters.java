package modelport.formats.sklearn.cluster;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.NoNewRows;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Clusters that have centres: a row belongs to the nearest. */
public final class Clusters {
    private Clusters() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.cluster._kmeans.KMeans", Clusters::means,
                "sklearn.cluster._kmeans.MiniBatchKMeans", Clusters::means,
                "sklearn.cluster._bisect_k_means.BisectingKMeans", BisectedClusters::convert,
                "sklearn.cluster._birch.Birch", Clusters::birch,
                "sklearn.cluster._mean_shift.MeanShift", Clusters::centres,
                "sklearn.cluster._affinity_propagation.AffinityPropagation", Clusters::affinities,
                "sklearn.cluster._agglomerative.FeatureAgglomeration", PooledColumns::convert);
    }

    private static Answers means(Estimator estimator, Table rows, Scope scope) {
        var nearest = new Nearest(scope.graph(), estimator.matrix("cluster_centers_"));
        return withDistances(centres(estimator, rows, scope), nearest, rows);
    }

    static Answers withDistances(Answers answers, Nearest nearest, Table rows) {
        Graph graph = nearest.graph();
        int count = nearest.centres().rows();
        return answers.table(() -> Table.of(graph, nearest.distances(rows.numbers()), count));
    }

    private static Answers centres(Estimator estimator, Table rows, Scope scope) {
        var nearest = new Nearest(scope.graph(), estimator.matrix("cluster_centers_"));
        return Answers.of(estimator).vector(Method.PREDICT, () -> nearest.index(rows.numbers()));
    }

    /** Many small clusters, of which a second clustering has made larger ones. */
    private static Answers birch(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        Matrix centres = estimator.matrix("subcluster_centers_");
        var nearest = new Nearest(graph, centres);
        long[] labels = estimator.array("subcluster_labels_").longs();
        Answers answers = Answers.of(estimator)
                .vector(Method.PREDICT, () -> graph.gather(graph.longs(labels), nearest.index(rows.numbers()), 0));
        return withDistances(answers, nearest, rows);
    }

    private static Answers affinities(Estimator estimator, Table rows, Scope scope) {
        if (estimator.is("affinity", "precomputed")) {
            throw NoNewRows.refusal(estimator);
        }
        Matrix centres = estimator.matrix("cluster_centers_");
        return centres.rows() > 0 ? centres(estimator, rows, scope) : unclustered(estimator, rows, scope);
    }

    /** A clustering that has come to no end calls everything -1. */
    private static Answers unclustered(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        return Answers.of(estimator).vector(Method.PREDICT, () -> {
            Value column = graph.cast(rows.repeated(-1), ElementType.INT64);
            return graph.squeeze(column, 1);
        });
    }
}
