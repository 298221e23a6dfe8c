package modelport.statistics.stability;

import modelport.statistics.Measures;

/** Takes answers to rows and to the same rows with a little noise, and says how much the noise moved them. */
@SuppressWarnings("DoNotCallSuggester")
public final class ScoreJitter {
    /** A score without and with noise. */
    public void addScore(double quiet, double noisy) {
        throw new UnsupportedOperationException();
    }

    /** A label without and with noise. */
    public void addLabel(int quiet, int noisy) {
        throw new UnsupportedOperationException();
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(ScoreJitter other) {
        throw new UnsupportedOperationException();
    }

    public Measures measures() {
        throw new UnsupportedOperationException();
    }
}
