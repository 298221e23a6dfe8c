package modelport.server.jobs.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Wakes waiting workers; whoever takes the next ring before looking for work misses none. */
final class Bell {
    private final AtomicReference<CountDownLatch> next = new AtomicReference<>(new CountDownLatch(1));

    /** Opens at the next ring. */
    CountDownLatch next() {
        return next.get();
    }

    void ring() {
        next.getAndSet(new CountDownLatch(1)).countDown();
    }
}
