package modelport.ui.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far back a page looks, and how long a point of its charts is. */
enum Span {
    HOUR(Duration.ofHours(1), Duration.ofMinutes(1)),
    SIX(Duration.ofHours(6), Duration.ofMinutes(5)),
    DAY(Duration.ofDays(1), Duration.ofMinutes(15)),
    WEEK(Duration.ofDays(7), Duration.ofHours(2)),
    MONTH(Duration.ofDays(30), Duration.ofHours(8)),
    QUARTER(Duration.ofDays(90), Duration.ofDays(1));

    private final Duration length;
    private final Duration step;

    Span(Duration length, Duration step) {
        this.length = length;
        this.step = step;
    }

    Duration length() {
        return length;
    }

    Duration step() {
        return step;
    }

    /** As it stands in addresses. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Span> of(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** The shortest that holds all time since then, and a week at most. */
    static Span sinceThen(Instant start) {
        Span all = holding(Duration.between(start, Instant.now()));
        return all.compareTo(WEEK) > 0 ? WEEK : all;
    }

    /** The shortest that holds a time of this length. */
    static Span holding(Duration length) {
        return Stream.of(values())
                .filter(each -> each.length.compareTo(length) >= 0)
                .findFirst()
                .orElse(QUARTER);
    }
}
