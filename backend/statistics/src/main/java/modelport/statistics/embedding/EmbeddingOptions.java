package modelport.statistics.embedding;

/**
 * What is compared.
 *
 * @param neighbours how many nearest neighbours must be the same ones
 * @param sample rows that are kept for that, at most
 * @param seed of the sample
 */
public record EmbeddingOptions(int dimension, int neighbours, int sample, long seed) {
    public EmbeddingOptions {
        if (dimension < 1 || neighbours < 1 || sample <= neighbours) {
            throw new IllegalArgumentException(
                    neighbours + " neighbours among " + sample + " rows of " + dimension + " numbers");
        }
    }

    /** Ten neighbours among 1,000 rows. */
    public static EmbeddingOptions of(int dimension) {
        return new EmbeddingOptions(dimension, 10, 1_000, 1);
    }
}
