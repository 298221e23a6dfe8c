package modelport.formats.sklearn.manifold;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.neighbors.Count;
import modelport.formats.sklearn.neighbors.Neighbourhood;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code Isomap}: kernel components of the shortest ways to all training rows, which begin at a neighbour. */
public final class Isomaps {
    private Isomaps() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.manifold._isomap.Isomap", Isomaps::convert);
    }

    private static Answers convert(Estimator isomap, Table rows, Scope scope) {
        return Answers.of(isomap).table(() -> {
            if (!isomap.has("n_neighbors")) {
                throw isomap.unsupported("radius", String.valueOf(isomap.number("radius")));
            }
            Graph graph = scope.graph();
            Matrix ways = isomap.matrix("dist_matrix_");
            Neighbourhood.Nearest nearest = Neighbourhood.of(isomap.child("nbrs_"), graph)
                    .nearest(rows, Count.fixed(graph, isomap.integer("n_neighbors")));
            Value known = graph.gather(graph.doubles(ways.values(), ways.rows(), ways.columns()), nearest.indexes(), 0);
            Value all = graph.add(known, graph.unsqueeze(nearest.distances(), 2));
            Value shortest = graph.reduce("ReduceMin", all, 1, false);
            Value kernel = graph.mul(graph.mul(shortest, shortest), graph.number(-0.5));
            Table table = Table.of(graph, kernel, ways.rows());
            return scope.convert(isomap.child("kernel_pca_"), table).table();
        });
    }
}
