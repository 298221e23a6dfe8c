package modelport.statistics.classification;

/**
 * What a classification measurement is about.
 *
 * @param classes how many there are; a label is an index from 0 to classes - 1, the caller knows its name
 * @param scores what comes with each row
 * @param keptScores how many scores of 8 bytes are kept at most for metrics of rank; beyond that they are measured on a
 *     uniform sample of the rows
 * @param seed of that sample
 */
public record ClassificationOptions(int classes, ScoreKind scores, long keptScores, long seed) {
    public static final int MAX_CLASSES = 2_000;
    public static final long KEPT_SCORES = 4_000_000;

    public ClassificationOptions {
        if (classes < 1 || classes > MAX_CLASSES) {
            throw new IllegalArgumentException("between 1 and " + MAX_CLASSES + " classes, not " + classes);
        }
        if (keptScores < 1) {
            throw new IllegalArgumentException("cannot keep " + keptScores + " scores");
        }
    }

    /** With 32 MB for scores. */
    public static ClassificationOptions of(int classes, ScoreKind scores) {
        return new ClassificationOptions(classes, scores, KEPT_SCORES, 1);
    }
}
