package modelport.ui.monitoring;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which time somebody looks at, and which window of it, as an address says it. */
record Look(Span span, @Nullable Instant until, @Nullable Instant window) {
    private static final Duration AROUND = Duration.ofHours(2);

    /** Where nothing is said, all that a monitor that was made {@code since} has seen, and a week at most. */
    static Look of(QueryParameters query, Instant since) {
        return new Look(
                query.getSingleParameter("range").flatMap(Span::of).orElseGet(() -> Span.sinceThen(since)),
                instant(query, "until").orElse(null),
                instant(query, "window").orElse(null));
    }

    /** The time of something that lasted, with something before and after it. */
    static Look around(Instant start, Instant end) {
        Span span = Span.holding(Duration.between(start, end).plus(AROUND.multipliedBy(2)));
        Duration rest = span.length().minus(Duration.between(start, end)).dividedBy(2);
        Instant until = end.plus(rest);
        return new Look(span, until.isAfter(Instant.now()) ? null : until, null);
    }

    /** Whether it moves on with the time. */
    boolean isLive() {
        return until == null;
    }

    Instant to() {
        return until == null ? Instant.now() : until;
    }

    /** Another length with the same end. */
    Look as(Span other) {
        return new Look(other, until, window);
    }

    /** The same time with another window, or with the newest one. */
    Look at(@Nullable Instant chosen) {
        return new Look(span, until, chosen);
    }

    /** The same length, up to now. */
    Look now() {
        return new Look(span, null, window);
    }

    /** As in an address after its first pair. */
    String query() {
        return "&range=" + span.code()
                + (until == null ? "" : "&until=" + until)
                + (window == null ? "" : "&window=" + window);
    }

    private static Optional<Instant> instant(QueryParameters query, String name) {
        try {
            return query.getSingleParameter(name).map(Instant::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
