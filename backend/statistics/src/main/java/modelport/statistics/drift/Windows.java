package modelport.statistics.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When a window closes: at a full hour or day, but not before enough rows are in it. What is too little goes on into
 * the next hour or day.
 *
 * @param length of a window that fills in time, such as an hour or a day
 * @param least rows in a window
 */
public record Windows(Duration length, long least) {
    public Windows {
        if (!length.isPositive() || least < 1) {
            throw new IllegalArgumentException("not windows: " + length + " of " + least);
        }
    }

    /**
     * The windows that closed, in order, without a gap between them.
     *
     * @param since where the last one closed before, or where watching began
     * @param until now; a window ends by then
     */
    public List<Span> closed(Instant since, Instant until, Timeline timeline) {
        var closed = new ArrayList<Span>();
        Instant from = since;
        for (Instant end = next(since); !end.isAfter(until); end = end.plus(length)) {
            var span = new Span(from, end);
            if (timeline.rows(span) >= least) {
                closed.add(span);
                from = end;
            }
        }
        return closed;
    }

    /** The first end after a moment; ends are multiples of the length since 1970-01-05, a Monday. */
    private Instant next(Instant since) {
        long step = length.toMillis();
        long monday = Duration.ofDays(4).toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(since.toEpochMilli() - monday, step) + 1) * step + monday);
    }
}
