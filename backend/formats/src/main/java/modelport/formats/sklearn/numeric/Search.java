package modelport.formats.sklearn.numeric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Binary search in sorted numbers, each column of a matrix in its own: {@code numpy.searchsorted}.
 *
 * <p>Every column's numbers are laid out side by side and filled up with NaN, which is never less than anything.
 */
public final class Search {
    private final Graph graph;
    private final Value flat;
    private final int columns;
    private final int stride;

    /** Each array is sorted. */
    public Search(Graph graph, List<double[]> sorted) {
        this.graph = graph;
        columns = sorted.size();
        int longest = sorted.stream().mapToInt(each -> each.length).max().orElse(0);
        stride = Math.max(2, Integer.highestOneBit(longest) * 2);
        double[] all = new double[columns * stride];
        Arrays.fill(all, Double.NaN);
        for (int i = 0; i < columns; i++) {
            System.arraycopy(sorted.get(i), 0, all, i * stride, sorted.get(i).length);
        }
        flat = graph.doubles(all);
    }

    /** How many numbers are not greater than x, of type INT64 and the shape of {@code x}, [N, columns]. */
    public Value notGreater(Value x) {
        return count(x, "LessOrEqual");
    }

    /** How many numbers are less than x. */
    public Value less(Value x) {
        return count(x, "Less");
    }

    private Value count(Value x, String comparison) {
        Value count = graph.longs(new long[columns], 1, columns);
        for (int step = stride / 2; step >= 1; step /= 2) {
            Value next = graph.gather(flat, graph.add(count, offsets(step - 1)), 0);
            Value further = graph.op(comparison, ElementType.BOOL, List.of(next, x));
            count = graph.add(count, graph.mul(graph.cast(further, ElementType.INT64), graph.integer(step)));
        }
        return count;
    }

    private Value offsets(long first) {
        return graph.longs(
                LongStream.range(0, columns).map(i -> i * stride + first).toArray());
    }
}
