package modelport.formats.sklearn.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Squared Euclidean distances to centres by products, as scikit-learn computes them. */
public record Nearest(Graph graph, Matrix centres) {
    /** The index of the nearest centre, the first of equally near ones, of shape [N]. */
    public Value index(Value rows) {
        return graph.argMin(relative(rows), 1);
    }

    /** Distances to all centres, of shape [N, centres]. */
    Value distances(Value rows) {
        Value own = graph.sum(graph.mul(rows, rows), 1, true);
        return graph.sqrt(graph.max(graph.add(relative(rows), own), graph.number(0)));
    }

    /** {@code |c|^2 - 2 xc}: what the rows' own lengths add is the same for all centres. */
    private Value relative(Value rows) {
        Value columns = graph.doubles(centres.transposed().values(), centres.columns(), centres.rows());
        double[] lengths = IntStream.range(0, centres.rows())
                .mapToDouble(i -> Arrays.stream(centres.row(i)).map(v -> v * v).sum())
                .toArray();
        return graph.add(graph.mul(graph.matMul(rows, columns), graph.number(-2)), graph.doubles(lengths));
    }
}
