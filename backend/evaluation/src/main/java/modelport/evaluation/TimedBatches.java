package modelport.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/** The sizes of batches that models are timed with. */
final class TimedBatches {
    /** So many rows are gone through in turn. */
    static final int ROWS = 512;

    private static final int LARGE = 8;

    private TimedBatches() {}

    /** One row and eight, or as many as the model insists on; one alone where the table has fewer than eight. */
    static List<Integer> sizes(ModelRows... models) {
        for (ModelRows rows : models) {
            if (rows.fixedSize() > 0) {
                return List.of(rows.fixedSize());
            }
        }
        boolean few = IntStream.range(0, models.length).anyMatch(i -> models[i].rows() < LARGE);
        return few ? List.of(1) : List.of(1, LARGE);
    }
}
