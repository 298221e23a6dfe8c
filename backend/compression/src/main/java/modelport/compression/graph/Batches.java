package modelport.compression.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.inference.Tensor;

/** Parts of batches. */
public final class Batches {
    private Batches() {}

    /** How many rows can be taken one by one; 1 if the inputs do not go by rows. */
    public static int rows(Map<String, Tensor> batch) {
        int[] rows = batch.values().stream()
                .mapToInt(tensor -> tensor.shape().length == 0 ? 1 : tensor.rows())
                .distinct()
                .toArray();
        return rows.length == 1 ? rows[0] : 1;
    }

    /** Some rows of a batch; all of it if its inputs do not go by rows. */
    public static Map<String, Tensor> slice(Map<String, Tensor> batch, int from, int to) {
        int rows = rows(batch);
        if (from == 0 && to == rows) {
            return batch;
        }
        var part = new LinkedHashMap<String, Tensor>();
        batch.forEach((name, tensor) -> part.put(name, tensor.slice(from, to)));
        return part;
    }

    /**
     * Every so many rows of a batch.
     *
     * @param passed how many rows came before it
     * @return nothing if none of its rows is meant
     */
    static Map<String, Tensor> every(Map<String, Tensor> batch, int step, long passed) {
        if (step == 1) {
            return batch;
        }
        int rows = rows(batch);
        int first = (int) ((step - passed % step) % step);
        if (first >= rows) {
            return Map.of();
        }
        if (rows == 1) {
            return batch;
        }
        var chosen = new LinkedHashMap<String, Tensor>();
        batch.forEach((name, tensor) -> chosen.put(
                name,
                Tensor.concat(IntStream.iterate(first, row -> row < rows, row -> row + step)
                        .mapToObj(row -> tensor.slice(row, row + 1))
                        .toList())));
        return chosen;
    }
}
