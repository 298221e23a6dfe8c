package modelport.text;

/**
 * How a text is cut into n-grams: lower case first, then accents, then tokens, then {@code minSize} to {@code maxSize}
 * neighbours.
 */
public record Analysis(boolean lowercase, Accents accents, Analyzer analyzer, int minSize, int maxSize) {
    /** What becomes of accents. */
    public enum Accents {
        /** They stay. */
        KEPT,
        /** Only characters that have an ASCII counterpart stay, without their accents. */
        ASCII,
        /** Characters are decomposed, and lose their combining marks. */
        UNICODE
    }

    public Analysis {
        if (minSize < 1 || maxSize < minSize || maxSize > TextLimits.NGRAM) {
            throw TextRefusal.of("text.ngrams", "found", minSize + ", " + maxSize, "limit", TextLimits.NGRAM);
        }
    }
}
