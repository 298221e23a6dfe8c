package modelport.server.maintenance;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.Serial;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock at which a thread dies when a test says so: whatever it had not committed by then has never been. */
@Singleton
@Replaces(Clock.class)
@Requires(property = "modelport.test.clock", value = "deadly")
final class DeadlyClock extends Clock {
    private final AtomicInteger looksLeft = new AtomicInteger();
    private volatile Thread doomed = Thread.currentThread();

    /** The current thread dies at its look of this number, from 1. */
    void killAt(int look) {
        doomed = Thread.currentThread();
        looksLeft.set(look);
    }

    /** Nobody dies any more; says whether somebody still had to. */
    boolean spare() {
        return looksLeft.getAndSet(0) > 0;
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread() == doomed && looksLeft.get() > 0 && looksLeft.decrementAndGet() == 0) {
            throw new Killed();
        }
        return Clock.systemUTC().instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource deadly = () -> instant();
        return deadly.withZone(zone);
    }

    /** Nobody catches it. */
    static final class Killed extends Error {
        @Serial
        private static final long serialVersionUID = 1L;
    }
}
