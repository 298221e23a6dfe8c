package modelport.server.jobs.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: exponential, with full jitter, so that jobs which failed together do not
 * come back together.
 *
 * @param base the longest wait after the first attempt
 * @param max the longest wait of all
 */
record Backoff(Duration base, Duration max) {
    private static final int MAX_DOUBLINGS = 30;

    /** The wait after the attempt of that number, from 1. */
    Duration after(int attempt, RandomGenerator random) {
        int doublings = Math.min(Math.max(attempt - 1, 0), MAX_DOUBLINGS);
        long most = Math.min(max.toMillis(), base.toMillis() * (1L << doublings));
        return Duration.ofMillis(random.nextLong(most + 1));
    }
}
