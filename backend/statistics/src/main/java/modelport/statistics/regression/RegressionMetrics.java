package modelport.statistics.regression;

import modelport.statistics.Measures;

/** Takes pairs of true and predicted numbers and says how far they lie apart; memory does not grow with the rows. */
@SuppressWarnings("DoNotCallSuggester")
public final class RegressionMetrics {
    private final int outputs;

    public RegressionMetrics(int outputs) {
        this.outputs = outputs;
    }

    /** A row of a model with one output. */
    public void add(double truth, double prediction) {
        throw new UnsupportedOperationException();
    }

    /** A row of a model with several outputs. */
    public void add(double[] truth, double[] prediction) {
        throw new UnsupportedOperationException();
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(RegressionMetrics other) {
        throw new UnsupportedOperationException();
    }

    public long count() {
        throw new UnsupportedOperationException();
    }

    /** Over all outputs: the mean of the outputs' values, of the largest error the largest. */
    public Measures measures() {
        throw new UnsupportedOperationException();
    }

    /** Of one output. */
    public Measures measures(int output) {
        throw new UnsupportedOperationException("of " + outputs);
    }
}
