package modelport.formats.sklearn.gaussian;

import java.util.Arrays;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.metrics.Distances;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * A kernel that depends on distances only and is 1 at none.
 *
 * @param scales what columns are divided by, one for each or one for all
 */
@SuppressWarnings("ArrayRecordComponent")
record Stationary(double[] scales, Shape shape) implements Covariance {
    /** Kernel values of squared distances. */
    @FunctionalInterface
    interface Shape {
        Value of(Graph graph, Value squares);
    }

    static Value gaussian(Graph graph, Value squares) {
        return graph.exp(graph.mul(squares, graph.number(-0.5)));
    }

    @Override
    public Value between(Graph graph, Value rows, Matrix points) {
        if (Arrays.stream(scales).allMatch(scale -> scale == 1)) {
            return shape.of(graph, new Distances(graph, rows, points).squared());
        }
        double[] scaled = points.values().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= scales[i % points.columns() % scales.length];
        }
        Value near = graph.div(rows, graph.doubles(scales));
        var distances = new Distances(graph, near, new Matrix(scaled, points.rows(), points.columns()));
        return shape.of(graph, distances.squared());
    }

    @Override
    public Value within(Graph graph, Value rows, int columns) {
        return graph.number(1);
    }
}
