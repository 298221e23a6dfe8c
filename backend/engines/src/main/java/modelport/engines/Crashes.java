package modelport.engines;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Decides when an engine that crashed may come back: soon, later, or not before somebody says so. */
final class Crashes {
    /** So many within {@link #WINDOW} are too many. */
    static final int TOO_MANY = 3;

    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    private final LongSupplier nanos;
    private final Deque<Long> times = new ArrayDeque<>();

    Crashes(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes one down; how long to wait before the next start, or nothing if there were too many. */
    synchronized Optional<Duration> next() {
        long now = nanos.getAsLong();
        while (!times.isEmpty() && now - times.getFirst() > WINDOW.toNanos()) {
            times.removeFirst();
        }
        times.addLast(now);
        if (times.size() >= TOO_MANY) {
            return Optional.empty();
        }
        return Optional.of(FIRST_WAIT.multipliedBy(times.size() - 1L));
    }

    synchronized void forget() {
        times.clear();
    }
}
