package modelport.compression.graph;

import java.util.LinkedHashMap;
import java.util.Map;
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
}
