package modelport.formats.sklearn.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Squared Euclidean distances to centres by products, as scikit-learn computes them. */
public record Nearest(Graph graph, Matrix centres) {
    /** The index of the nearest centre, the first of equally near ones, of shape [N]; {@code |x|^2} changes nothing. */
    public Value index(Value rows) {
        return graph.argMin(graph.add(products(rows), lengths()), 1);
    }

    /** Distances to all centres, of shape [N, centres]. */
    Value distances(Value rows) {
        Value own = graph.sum(graph.mul(rows, rows), 1, true);
        Value squares = graph.add(graph.add(products(rows), own), lengths());
        return graph.sqrt(graph.max(squares, graph.number(0)));
    }

    private Value products(Value rows) {
        Value columns = graph.doubles(centres.transposed().values(), centres.columns(), centres.rows());
        return graph.mul(graph.matMul(rows, columns), graph.number(-2));
    }

    private Value lengths() {
        return graph.doubles(IntStream.range(0, centres.rows())
                .mapToDouble(i -> Arrays.stream(centres.row(i)).map(v -> v * v).sum())
                .toArray());
    }
}
