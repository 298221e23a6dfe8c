package modelport.formats.sklearn.neighbors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import modelport.formats.sklearn.GraphRun;
import modelport.onnx.ElementType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapTest {
    private static final int POINTS = 40;

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "5, false", "7, true", "8, false", "12, true"})
    void it_keeps_the_same_of_equally_near_points_as_a_heap_that_is_filled_one_by_one(int count, boolean pushesEqual) {
        var random = new Random(count);
        double[][] distances = new double[6][];
        Arrays.setAll(distances, _ -> random.ints(POINTS, 0, 6).asDoubleStream().toArray());
        double[] order = IntStream.range(0, POINTS).asDoubleStream().toArray();

        double[][] kept = GraphRun.of(
                distances,
                (graph, value) -> graph.cast(
                        new Heap(graph.integer(count), Heap.width(count), pushesEqual)
                                .indexes(graph, value, graph.doubles(order, 1, POINTS), POINTS),
                        ElementType.DOUBLE));

        for (int row = 0; row < distances.length; row++) {
            assertThat(kept[row]).containsExactly(filled(distances[row], count, pushesEqual));
        }
    }

    /** The heap as scikit-learn writes it, in a loop. */
    private static double[] filled(double[] distances, int count, boolean pushesEqual) {
        double[] heap = new double[count];
        double[] places = new double[count];
        Arrays.fill(heap, Double.POSITIVE_INFINITY);
        for (int i = 0; i < distances.length; i++) {
            double value = distances[i];
            if (pushesEqual ? value <= heap[0] : value < heap[0]) {
                int slot = 0;
                while (true) {
                    int left = 2 * slot + 1;
                    int right = left + 1;
                    int child = right < count && heap[right] > heap[left] ? right : left;
                    if (left >= count || value >= heap[child]) {
                        break;
                    }
                    heap[slot] = heap[child];
                    places[slot] = places[child];
                    slot = child;
                }
                heap[slot] = value;
                places[slot] = i;
            }
        }
        return places;
    }
}
