package modelport.statistics.stability;

import java.util.List;
import modelport.statistics.Difference;
import modelport.statistics.Measures;

/** How far a model's metrics lie apart on two data sets that share no row, such as training and evaluation. */
@SuppressWarnings("DoNotCallSuggester")
public final class Gaps {
    private Gaps() {}

    /** Every metric that both have an interval for. */
    public static List<Difference> between(Measures first, Measures second) {
        throw new UnsupportedOperationException(first + " " + second);
    }
}
