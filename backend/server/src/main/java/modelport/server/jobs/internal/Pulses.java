package modelport.server.jobs.internal;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import modelport.server.jobs.JobConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that keeps the leases of this node's attempts, watches their limits and writes down what they say. */
@Singleton
class Pulses {
    private static final Logger LOG = LoggerFactory.getLogger(Pulses.class);
    /** Progress of a job is written, and announced, at most this often. */
    private static final long TICK_MILLIS = 500;

    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private final long heartbeatNanos;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("job-pulses").unstarted(this::beat);
    private final Semaphore rings = new Semaphore(0);
    private volatile boolean open = true;

    Pulses(JobConfig config) {
        this.heartbeatNanos = config.heartbeat().toNanos();
    }

    void start() {
        thread.start();
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    void remove(Attempt attempt) {
        attempts.remove(attempt);
    }

    Set<Attempt> attempts() {
        return Set.copyOf(attempts);
    }

    /** Makes the next heartbeat come now: somebody asked to stop a job. */
    void ring() {
        rings.release();
    }

    @PreDestroy
    void stop() {
        open = false;
        ring();
    }

    private void beat() {
        long last = System.nanoTime();
        while (open) {
            boolean due = pause() || System.nanoTime() - last >= heartbeatNanos;
            if (due) {
                last = System.nanoTime();
            }
            for (Attempt attempt : attempts) {
                attempt.watch();
                if (due) {
                    attempt(attempt, Attempt::heartbeat);
                }
                attempt(attempt, Attempt::flush);
            }
        }
    }

    /** Waits for the next round; true if somebody rang. */
    private boolean pause() {
        try {
            boolean rung = rings.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
            rings.drainPermits();
            return rung;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open = false;
            return false;
        }
    }

    /** One job's trouble with the database must not cost the others their leases; its own watch ends it. */
    private static void attempt(Attempt attempt, Consumer<Attempt> action) {
        try {
            action.accept(attempt);
        } catch (RuntimeException e) {
            LOG.warn("no pulse job={} reason={}", attempt.jobId(), e.toString());
        }
    }
}
