package modelport.statistics.paired;

import java.util.List;
import modelport.statistics.Difference;
import modelport.statistics.classification.ClassificationOptions;

/** Takes the labels that two versions give to the same rows of known truth, and says how the second differs. */
@SuppressWarnings("DoNotCallSuggester")
public final class PairedClassification {
    private final ClassificationOptions options;

    public PairedClassification(ClassificationOptions options) {
        this.options = options;
    }

    /** A row of models that give labels only. */
    public void add(int truth, int first, int second) {
        throw new UnsupportedOperationException();
    }

    /** A row with one score for each class from both. */
    public void add(int truth, int first, int second, double[] firstScores, double[] secondScores) {
        throw new UnsupportedOperationException();
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(PairedClassification other) {
        throw new UnsupportedOperationException();
    }

    public Flips flips() {
        throw new UnsupportedOperationException();
    }

    public McNemar mcNemar() {
        throw new UnsupportedOperationException();
    }

    /** Every metric that both have, with the difference from the first to the second. */
    public List<Difference> differences() {
        throw new UnsupportedOperationException(options.toString());
    }
}
