package modelport.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends runs that take too long. */
final class Deadlines {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private Deadlines() {}

    static Watch watch(Duration deadline) throws OrtException {
        var watch = new Watch(new OrtSession.RunOptions());
        watch.alarm = TIMER.schedule(watch::expire, deadline.toNanos(), TimeUnit.NANOSECONDS);
        return watch;
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("inference-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** One run's options, closed when it ends and never touched after. */
    static final class Watch implements AutoCloseable {
        private final OrtSession.RunOptions options;
        private Future<?> alarm = CompletableFuture.completedFuture(null);
        private boolean closed;
        private boolean expired;

        private Watch(OrtSession.RunOptions options) {
            this.options = options;
        }

        OrtSession.RunOptions options() {
            return options;
        }

        synchronized boolean expired() {
            return expired;
        }

        private synchronized void expire() {
            if (closed) {
                return;
            }
            expired = true;
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            alarm.cancel(false);
            options.close();
        }
    }
}
