package modelport.statistics.drift;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All traffic of an endpoint, or a segment of it, as far as it was counted.
 *
 * @param columns side by side
 * @param timeline their counts, of as many weeks as there are (more than {@link SeasonalRule#history} are of no use)
 * @param closed windows in order, the newest last; those of earlier weeks tell what is usual
 * @param undisturbed where an open incident began: what came after it is no example of what is usual; null if none is
 *     open
 */
public record Watch(
        List<Watched> columns,
        Timeline timeline,
        List<Span> closed,
        @Nullable Instant undisturbed) {
    public Watch {
        columns = List.copyOf(columns);
        closed = List.copyOf(closed);
        if (closed.isEmpty()) {
            throw new IllegalArgumentException("no window to judge");
        }
    }

    /** While no incident is open. */
    public static Watch of(List<Watched> columns, Timeline timeline, List<Span> closed) {
        return new Watch(columns, timeline, closed, null);
    }

    /** Whether what was counted in a span may tell what is usual before another one. */
    boolean isExample(Span span, Span before) {
        return !span.to().isAfter(before.from())
                && (undisturbed == null || !span.to().isAfter(undisturbed));
    }
}
