package modelport.evaluation;

import java.util.Map;
import java.util.stream.IntStream;
import modelport.inference.Tensor;
import modelport.tables.Batch;

/**
 * Some rows on their way into a model.
 *
 * @param source the cells that they come from, and other rows
 * @param places where the rows stand in it
 * @param inputs what the model is given: one row for each place, and more where it insists
 */
@SuppressWarnings("ArrayRecordComponent")
record RowBatch(Batch source, int[] places, Map<String, Tensor> inputs) {
    int size() {
        return places.length;
    }

    /** A row's number in its table, from 0. */
    long row(int i) {
        return source.rows()[places[i]];
    }

    long[] rows() {
        return IntStream.range(0, size()).mapToLong(this::row).toArray();
    }
}
