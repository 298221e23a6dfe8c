package modelport.formats.sklearn.numeric;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/**
 * Sums of squares in the order in which {@code numpy.einsum("ij,ij->i", x, x)} adds them: even and odd columns apart,
 * of each eight the last first. Differences of large squares show which order it was.
 */
public final class SquaredLengths {
    private static final int BLOCK = 8;

    private SquaredLengths() {}

    /** Columns in the order of adding, those of one lane. */
    private static List<Integer> order(int columns, int lane) {
        List<Integer> order = new ArrayList<>();
        int blocks = columns - columns % BLOCK;
        for (int block = 0; block < blocks; block += BLOCK) {
            for (int pair = BLOCK - 2; pair >= 0; pair -= 2) {
                order.add(block + pair + lane);
            }
        }
        for (int column = blocks + lane; column < columns; column += 2) {
            order.add(column);
        }
        return order;
    }

    /** One number for each row of known points. */
    public static double[] of(Matrix points) {
        double[] lengths = new double[points.rows()];
        for (int row = 0; row < lengths.length; row++) {
            lengths[row] = lane(points, row, 0) + lane(points, row, 1);
        }
        return lengths;
    }

    private static double lane(Matrix points, int row, int lane) {
        double sum = 0;
        for (int column : order(points.columns(), lane)) {
            sum += points.at(row, column) * points.at(row, column);
        }
        return sum;
    }

    /** One number for each row, of shape [N, 1]. */
    public static Value of(Graph graph, Value rows, int columns) {
        Value squares = graph.mul(rows, rows);
        Value even = lane(graph, squares, order(columns, 0));
        return columns == 1 ? even : graph.add(even, lane(graph, squares, order(columns, 1)));
    }

    private static Value lane(Graph graph, Value squares, List<Integer> order) {
        int[] columns = order.stream().mapToInt(Integer::intValue).toArray();
        Value start = graph.squeeze(graph.filled(0, squares, 1), 1);
        Value sum = Loops.scan(
                        graph,
                        List.of(start),
                        List.of(graph.columns(squares, columns)),
                        (body, before, slices) -> List.of(body.add(before.getFirst(), slices.getFirst())))
                .getFirst();
        return graph.unsqueeze(sum, 1);
    }
}
