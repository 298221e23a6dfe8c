package modelport.server.notification.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that works as long as there is something to do, and looks again after a pause. */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Duration pause;
    private final BooleanSupplier work;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean open = true;

    private Rounds(String name, Duration pause, BooleanSupplier work) {
        this.pause = pause;
        this.work = work;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /** {@code work} says whether it did something. */
    static Rounds start(String name, Duration pause, BooleanSupplier work) {
        var rounds = new Rounds(name, pause, work);
        rounds.thread.start();
        return rounds;
    }

    /** There may be something to do before the pause is over. */
    void ring() {
        bell.release();
    }

    boolean isOpen() {
        return open;
    }

    /** Ends after what is being done. */
    void stop() {
        open = false;
        ring();
    }

    private void run() {
        while (open) {
            if (!worked()) {
                rest();
            }
        }
    }

    private boolean worked() {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException e) {
            if (open) {
                LOG.warn("round broke thread={}", thread.getName(), e);
            }
            return false;
        }
    }

    private void rest() {
        try {
            boolean _ = bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            bell.drainPermits();
        } catch (InterruptedException e) {
            open = false;
            Thread.currentThread().interrupt();
        }
    }
}
