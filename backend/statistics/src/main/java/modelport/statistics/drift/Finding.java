package modelport.statistics.drift;

import java.util.Comparator;
import modelport.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one aspect of a column when a window closed.
 *
 * @param column its place among those that are watched
 * @param state what can be said; only {@link DriftState#DRIFTED} is worth an alarm
 * @param fromReference how far the newest window lies from the reference
 * @param fromWeeks how far it lies from the same hours of earlier weeks; null where there are too few of them
 * @param unrest how much the column moves anyway
 * @param q p-value of having moved from both, adjusted for everything that was looked at with it
 * @param effect the smaller of both changes, less what chance and unrest add; at least 0
 * @param impact importance times effect, by which findings are ranked
 * @param moves in how many of the last windows it moved
 * @param rate the share that is missing, unseen or out of range in the newest window; null for a shape
 * @param expected the same of the reference
 * @param change 95 percent for rate - expected, as if rows were independent; null for a shape or without rows
 */
public record Finding(
        int column,
        Aspect aspect,
        DriftState state,
        Shift fromReference,
        @Nullable Shift fromWeeks,
        Unrest unrest,
        double q,
        double effect,
        double impact,
        int moves,
        @Nullable Double rate,
        @Nullable Double expected,
        @Nullable Interval change) {

    /** What matters most comes first; ties by column and aspect, so that the order is always the same. */
    public static final Comparator<Finding> BY_IMPACT = Comparator.comparingInt(
                    (Finding finding) -> finding.state() == DriftState.DRIFTED ? 0 : 1)
            .thenComparing(Comparator.comparingDouble(Finding::impact).reversed())
            .thenComparingInt(Finding::column)
            .thenComparing(Finding::aspect);

    /** Whether a person should be told. */
    public boolean isDrifted() {
        return state == DriftState.DRIFTED;
    }
}
