package modelport.statistics.drift;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time; its end does not belong to it. */
public record Span(Instant from, Instant to) {
    private static final Duration WEEK = Duration.ofDays(7);

    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("not a span: " + from + " to " + to);
        }
    }

    /** The same hours so many weeks before. */
    public Span weeksBefore(int weeks) {
        Duration back = WEEK.multipliedBy(weeks);
        return new Span(from.minus(back), to.minus(back));
    }
}
