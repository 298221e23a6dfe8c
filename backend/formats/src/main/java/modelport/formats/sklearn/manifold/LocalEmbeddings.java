package modelport.formats.sklearn.manifold;

import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.neighbors.Count;
import modelport.formats.sklearn.neighbors.Neighbourhood;
import modelport.formats.sklearn.numeric.LinearSystems;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** {@code LocallyLinearEmbedding}: a row lies among its neighbours as it does among them in the original columns. */
public final class LocalEmbeddings {
    private LocalEmbeddings() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.manifold._locally_linear.LocallyLinearEmbedding", Transform.of(LocalEmbeddings::transform));
    }

    private static Table transform(Estimator embedding, Table rows, Graph graph) {
        int count = embedding.integer("n_neighbors");
        Neighbourhood neighbours = Neighbourhood.of(embedding.child("nbrs_"), graph);
        Value indexes = neighbours.nearest(rows, Count.fixed(graph, count)).indexes();
        Value near = picked(graph, neighbours.points(), indexes);
        Value weights =
                weights(graph, graph.sub(near, graph.unsqueeze(rows.numbers(), 1)), embedding.number("reg"), count);
        Matrix places = embedding.matrix("embedding_");
        Value weighted = graph.mul(picked(graph, places, indexes), weights);
        return Table.of(graph, graph.sum(weighted, 1, false), places.columns());
    }

    /** Rows of known points, of shape [N, count, columns]. */
    private static Value picked(Graph graph, Matrix points, Value indexes) {
        return graph.gather(graph.doubles(points.values(), points.rows(), points.columns()), indexes, 0);
    }

    /** Shares of the neighbours that give the row itself, of shape [N, count, 1]; they add up to 1. */
    private static Value weights(Graph graph, Value offsets, double regularisation, int count) {
        Value products = graph.matMul(offsets, graph.transpose(offsets, 0, 2, 1));
        double[] unit = new double[count * count];
        double[] ones = new double[count];
        for (int i = 0; i < count; i++) {
            unit[i * count + i] = 1;
            ones[i] = 1;
        }
        Value diagonal = graph.doubles(unit, count, count);
        Value trace = graph.sum(graph.sum(graph.mul(products, diagonal), 2, true), 1, true);
        Value scale = graph.where(graph.greater(trace, graph.number(0)), trace, graph.number(1));
        Value added = graph.mul(graph.mul(scale, graph.number(regularisation)), diagonal);
        Value right = graph.add(graph.mul(trace, graph.number(0)), graph.doubles(ones, count, 1));
        Value weights = LinearSystems.solve(graph, graph.add(products, added), right, count, 1);
        return graph.div(weights, graph.sum(weights, 1, true));
    }
}
