package modelport.evaluation;

import org.jspecify.annotations.Nullable;

/** The answers to some rows, or their truths. */
@SuppressWarnings("ArrayRecordComponent")
sealed interface RowAnswers {
    /**
     * Of a classification.
     *
     * @param labels places among the classes
     * @param scores one for each class; null where there are none
     */
    record Labels(int[] labels, double @Nullable [][] scores) implements RowAnswers {}

    /** Of a regression. */
    record Values(double[] values) implements RowAnswers {}

    /** Of an embedding. */
    record Vectors(float[][] vectors) implements RowAnswers {}
}
