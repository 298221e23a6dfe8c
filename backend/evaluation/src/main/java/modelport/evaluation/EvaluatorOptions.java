package modelport.evaluation;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows are measured.
 *
 * @param seed where chance comes from: the same seed gives the same figures
 * @param slices columns by whose values the rows are told apart
 * @param noise on numbers for the stability, as a share of each column's standard deviation; 0: none
 * @param answers where the answers to every row are written; null: nowhere
 * @param reference what embeddings, and answers without truths, are compared with; null: nothing
 */
public record EvaluatorOptions(
        long seed,
        List<String> slices,
        double noise,
        @Nullable Path answers,
        @Nullable Reference reference) {
    public EvaluatorOptions {
        slices = List.copyOf(slices);
        if (!(noise >= 0 && noise <= 1)) {
            throw new IllegalArgumentException("noise of " + noise);
        }
    }

    /** All rows as they are, and nothing else. */
    public static EvaluatorOptions plain() {
        return new EvaluatorOptions(1, List.of(), 0, null, null);
    }

    /** The same with answers written to a file. */
    public EvaluatorOptions withAnswers(@Nullable Path file) {
        return new EvaluatorOptions(seed, slices, noise, file, reference);
    }

    /** The same compared with another model's answers to the same rows. */
    public EvaluatorOptions withReference(@Nullable Reference other) {
        return new EvaluatorOptions(seed, slices, noise, answers, other);
    }

    /** The same with slices. */
    public EvaluatorOptions withSlices(List<String> columns) {
        return new EvaluatorOptions(seed, columns, noise, answers, reference);
    }

    /** The same with noise. */
    public EvaluatorOptions withNoise(double share) {
        return new EvaluatorOptions(seed, slices, share, answers, reference);
    }

    /**
     * Another model and the same rows as it takes them. It stays the caller's.
     *
     * @param rows of the same table and part
     */
    public record Reference(RowModel model, ModelRows rows) {}
}
