package modelport.statistics.paired;

import java.util.List;
import modelport.statistics.Difference;

/** Takes the numbers that two versions predict for the same rows of known truth, and says how the second differs. */
@SuppressWarnings("DoNotCallSuggester")
public final class PairedRegression {
    public void add(double truth, double first, double second) {
        throw new UnsupportedOperationException();
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(PairedRegression other) {
        throw new UnsupportedOperationException();
    }

    /** Every metric, with the difference from the first to the second. */
    public List<Difference> differences() {
        throw new UnsupportedOperationException();
    }
}
