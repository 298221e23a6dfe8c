package modelport.formats.sklearn.gaussian;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/**
 * A lower triangular matrix L. Systems are solved column after column: multiplying by the inverse loses digits that the
 * variances near known points need.
 */
record Triangle(Matrix lower) {
    /** Squared lengths of the solutions of {@code L v = k}, of shape [N, 1], for right sides of shape [N, size]. */
    Value squaredLengths(Graph graph, Value sides) {
        int size = lower.rows();
        double[] below = lower.values().clone();
        double[] diagonal = new double[size];
        for (int row = 0; row < size; row++) {
            diagonal[row] = lower.at(row, row);
            Arrays.fill(below, row * size + row, (row + 1) * size, 0);
        }
        List<Value> scanned = List.of(
                graph.doubles(below, size, size),
                graph.doubles(diagonal, 1, size),
                graph.longs(LongStream.range(0, size).toArray(), 1, size));
        List<Value> start = List.of(sides, graph.filled(0, sides, 1));
        return Loops.scan(graph, start, scanned, (body, before, column) -> {
                    Value side = body.gather(before.getFirst(), column.getLast(), 1);
                    Value solved = body.div(side, column.get(1));
                    Value left = body.sub(before.getFirst(), body.mul(solved, column.getFirst()));
                    return List.of(left, body.add(before.getLast(), body.mul(solved, solved)));
                })
                .getLast();
    }
}
