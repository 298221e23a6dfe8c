package modelport.statistics.column;

/** Takes the numbers of a column one by one. */
@SuppressWarnings("DoNotCallSuggester")
public final class NumberColumn {
    /** NaN counts as missing. */
    public void add(double value) {
        throw new UnsupportedOperationException();
    }

    public void addMissing() {
        throw new UnsupportedOperationException();
    }

    /** Adds all values of {@code other}, which is left as it is. */
    public void merge(NumberColumn other) {
        throw new UnsupportedOperationException();
    }

    public NumberSummary summary() {
        throw new UnsupportedOperationException();
    }
}
