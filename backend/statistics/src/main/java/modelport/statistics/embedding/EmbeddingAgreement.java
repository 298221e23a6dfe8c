package modelport.statistics.embedding;

import modelport.statistics.Measures;

/** Takes two embeddings of each row, a reference's and a version's, and says how well they agree. */
@SuppressWarnings("DoNotCallSuggester")
public final class EmbeddingAgreement {
    private final EmbeddingOptions options;

    public EmbeddingAgreement(EmbeddingOptions options) {
        this.options = options;
    }

    public void add(float[] reference, float[] embedding) {
        throw new UnsupportedOperationException();
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(EmbeddingAgreement other) {
        throw new UnsupportedOperationException();
    }

    public Measures measures() {
        throw new UnsupportedOperationException(options.toString());
    }
}
