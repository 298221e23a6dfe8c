package modelport.training.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Runs fits in several threads and tells of them in the caller's. */
final class Together {
    private static final long LOOK_MILLIS = 50;

    private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final FitListener listener;
    private final BooleanSupplier cancelled;

    private Together(FitListener listener, BooleanSupplier cancelled) {
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /** Ends when all fits have, or with the first one's exception, and never before every thread has stopped. */
    static void run(int threads, List<Fit> fits, FitListener listener, BooleanSupplier cancelled) {
        if (!fits.isEmpty()) {
            new Together(listener, cancelled).run(threads, fits);
        }
    }

    private void run(int threads, List<Fit> fits) {
        // Platform threads: a fit is native code that would keep a virtual one's carrier.
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, fits.size()))) {
            try {
                List<Future<?>> futures = new ArrayList<>();
                fits.forEach(fit -> futures.add(pool.submit(() -> run(fit))));
                futures.forEach(this::await);
            } finally {
                over.set(true);
                pool.shutdownNow();
            }
        }
        tell();
    }

    private void run(Fit fit) {
        if (!over.get()) {
            news.add(() -> listener.begun(fit.cells()));
            List<CellScore> scores = fit.run(over::get);
            news.add(() -> listener.found(scores));
        }
    }

    private void await(Future<?> future) {
        while (true) {
            tell();
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped");
            }
            if (isDone(future)) {
                return;
            }
        }
    }

    private static boolean isDone(Future<?> future) {
        try {
            future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private void tell() {
        for (Runnable next = news.poll(); next != null; next = news.poll()) {
            next.run();
        }
    }
}
