package modelport.statistics.paired;

import modelport.statistics.Measures;

/** Takes the labels and probabilities that two versions give to the same rows; the truth need not be known. */
@SuppressWarnings("DoNotCallSuggester")
public final class LabelAgreement {
    public void add(int first, int second) {
        throw new UnsupportedOperationException();
    }

    public void add(int first, int second, double[] firstProbabilities, double[] secondProbabilities) {
        throw new UnsupportedOperationException();
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(LabelAgreement other) {
        throw new UnsupportedOperationException();
    }

    /** Agreement, flip rate, and with probabilities both divergences. */
    public Measures measures() {
        throw new UnsupportedOperationException();
    }
}
