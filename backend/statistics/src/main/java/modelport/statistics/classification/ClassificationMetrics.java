package modelport.statistics.classification;

import java.util.List;
import modelport.statistics.Measures;

/**
 * Takes rows of a classifier one by one and says how good they are.
 *
 * <p>Memory: the confusion matrix and the kept scores. The same rows in the same order give the same bits. Not safe for
 * use by several threads: give each its own and merge.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class ClassificationMetrics {
    private final ClassificationOptions options;

    public ClassificationMetrics(ClassificationOptions options) {
        this.options = options;
    }

    /** A row of a model that gives labels only. */
    public void add(int truth, int predicted) {
        throw new UnsupportedOperationException();
    }

    /** A row with one score for each class. */
    public void add(int truth, int predicted, double[] scores) {
        throw new UnsupportedOperationException();
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(ClassificationMetrics other) {
        throw new UnsupportedOperationException();
    }

    public long count() {
        throw new UnsupportedOperationException();
    }

    /** Every metric of the model as a whole. */
    public Measures measures() {
        throw new UnsupportedOperationException();
    }

    /** One report for each class, also for those that do not occur. */
    public List<ClassReport> classes() {
        throw new UnsupportedOperationException();
    }

    public ConfusionMatrix confusion() {
        throw new UnsupportedOperationException();
    }

    /** Of the predicted label's probability; empty unless there are probabilities. */
    public ReliabilityCurve reliability() {
        throw new UnsupportedOperationException(options.toString());
    }
}
