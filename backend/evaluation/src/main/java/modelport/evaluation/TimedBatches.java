package modelport.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The sizes of batches that models are timed with. */
final class TimedBatches {
    private static final int LARGE = 8;

    private TimedBatches() {}

    /** One row and eight, or as many as the model insists on; one alone where the table has fewer than eight. */
    static List<Integer> sizes(ModelRows... models) {
        OptionalInt fixed = Arrays.stream(models)
                .mapToInt(ModelRows::fixedSize)
                .filter(size -> size > 0)
                .max();
        if (fixed.isPresent()) {
            return List.of(fixed.getAsInt());
        }
        boolean few = Arrays.stream(models).anyMatch(rows -> rows.rows() < LARGE);
        return few ? List.of(1) : List.of(1, LARGE);
    }
}
