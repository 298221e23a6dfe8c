package modelport.server.jobs.internal;

import java.time.Duration;

/** Wakes waiting workers; a ring between looking for work and waiting is not missed. */
final class Bell {
    private long rings;

    synchronized long rings() {
        return rings;
    }

    synchronized void ring() {
        rings++;
        notifyAll();
    }

    /** Waits for a ring after the {@code seen} ones, at most for {@code time}. */
    synchronized void await(long seen, Duration time) throws InterruptedException {
        if (rings == seen) {
            wait(Math.max(1, time.toMillis()));
        }
    }
}
