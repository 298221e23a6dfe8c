package modelport.statistics.quality;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;

/**
 * How long labels take to arrive, learned from those of windows that are complete, so that a young window is not taken
 * for a finished one.
 */
public final class LabelDelays {
    private final long[] millis;

    private LabelDelays(long[] millis) {
        this.millis = millis;
    }

    /** From the time between predictions and their labels, of windows old enough that none is missing any more. */
    public static LabelDelays of(Collection<Duration> delays) {
        long[] sorted = delays.stream().mapToLong(Duration::toMillis).sorted().toArray();
        return new LabelDelays(sorted);
    }

    /** The share of labels that are to be expected so long after the predictions; 1 if nothing is known. */
    public double expected(Duration age) {
        if (millis.length == 0) {
            return 1;
        }
        int found = Arrays.binarySearch(millis, age.toMillis() + 1);
        int before = found < 0 ? -found - 1 : found;
        while (before > 0 && millis[before - 1] > age.toMillis()) {
            before--;
        }
        return (double) before / millis.length;
    }
}
