package modelport.formats.sklearn.metrics;

import java.util.Arrays;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Metrics of the angle between two vectors. */
public final class Angles {
    private Angles() {}

    /** Cosines; a row of zeros keeps its length, as {@code normalize} has it. */
    public static Value cosines(Distances distances) {
        Graph graph = distances.graph();
        Value lengths = graph.sqrt(graph.reduce("ReduceSumSquare", distances.rows(), 1, true));
        Value zero = graph.equal(lengths, graph.number(0));
        Value rows = graph.div(distances.rows(), graph.where(zero, graph.number(1), lengths));
        return new Distances(graph, rows, normalised(distances.points())).products();
    }

    static Value cosine(Distances distances) {
        Graph graph = distances.graph();
        Value distance = graph.add(graph.neg(cosines(distances)), graph.number(1));
        return graph.min(graph.max(distance, graph.number(0)), graph.number(2));
    }

    /** The cosine metric of vectors whose mean was taken off. */
    static Value correlation(Distances distances) {
        Graph graph = distances.graph();
        Value mean = graph.reduce("ReduceMean", distances.rows(), 1, true);
        Value centred = graph.sub(distances.rows(), mean);
        Value lengths = graph.sqrt(graph.reduce("ReduceSumSquare", centred, 1, true));
        Matrix points = normalised(centred(distances.points()));
        Value products = new Distances(graph, graph.div(centred, lengths), points).products();
        return graph.sub(graph.number(1), products);
    }

    private static Matrix normalised(Matrix points) {
        return mapped(points, row -> {
            double length = Math.sqrt(Arrays.stream(row).map(v -> v * v).sum());
            return Arrays.stream(row).map(v -> length == 0 ? v : v / length).toArray();
        });
    }

    private static Matrix centred(Matrix points) {
        return mapped(points, row -> {
            double mean = Arrays.stream(row).average().orElse(0);
            return Arrays.stream(row).map(v -> v - mean).toArray();
        });
    }

    private static Matrix mapped(Matrix points, java.util.function.UnaryOperator<double[]> change) {
        double[] values = new double[points.values().length];
        for (int i = 0; i < points.rows(); i++) {
            System.arraycopy(change.apply(points.row(i)), 0, values, i * points.columns(), points.columns());
        }
        return new Matrix(values, points.rows(), points.columns());
    }
}
