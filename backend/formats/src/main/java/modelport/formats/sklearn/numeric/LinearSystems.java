package modelport.formats.sklearn.numeric;

import java.util.stream.LongStream;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Solves one small system of equations for each row of the data. */
public final class LinearSystems {
    private LinearSystems() {}

    /**
     * The solutions of {@code left @ x = right} by elimination; no rows are exchanged, so left must be positive
     * definite.
     *
     * @param left of shape [N, size, size]
     * @param right of shape [N, size, columns]
     * @return of shape [N, size, columns]
     */
    public static Value solve(Graph graph, Value left, Value right, int size, int columns) {
        Value rows = graph.concat(2, java.util.List.of(left, right));
        for (int i = 0; i < size; i++) {
            Value index = graph.integer(i);
            Value row = graph.gather(rows, index, 1);
            Value scaled = graph.div(row, graph.gather(row, index, 2));
            double[] unit = new double[size];
            unit[i] = 1;
            Value factors = graph.sub(graph.gather(rows, index, 2), graph.doubles(unit, size, 1));
            rows = graph.sub(rows, graph.mul(factors, scaled));
        }
        return graph.gather(
                rows, graph.longs(LongStream.range(size, size + columns).toArray()), 2);
    }
}
