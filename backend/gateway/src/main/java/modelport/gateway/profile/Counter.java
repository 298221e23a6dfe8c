package modelport.gateway.profile;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counters of one thread. It takes its book out while it counts; whoever collects takes the book that lies there
 * and leaves an empty one. Neither ever waits for a lock, and no count is in two books.
 */
public final class Counter {
    private static final Logger log = LoggerFactory.getLogger(Counter.class);
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long MILLIS_PER_MINUTE = 60_000;

    private final AtomicReference<@Nullable Book> place = new AtomicReference<>(new Book());
    private final LongSupplier millis;
    private boolean complained;

    Counter(LongSupplier millis) {
        this.millis = millis;
    }

    /** Counts rows that are being answered; on this counter's thread. An answer never fails for it. */
    public void count(Profile profile, Profile.Rows rows) {
        Book book = place.getAndSet(null);
        if (book == null) {
            throw new IllegalStateException("two threads count here");
        }
        try {
            book.count(profile, millis.getAsLong() / MILLIS_PER_MINUTE, rows);
        } catch (RuntimeException e) {
            if (!complained) {
                complained = true;
                log.error("rows are not counted: endpoint={}", profile.endpoint(), e);
            }
        } finally {
            place.set(book);
        }
    }

    /** What was counted since the last time; nothing if the thread keeps its book for too long, then the next time. */
    Book take() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        do {
            Book book = place.get();
            var empty = new Book();
            if (book != null && place.compareAndSet(book, empty)) {
                return book;
            }
            LockSupport.parkNanos(1);
        } while (System.nanoTime() < end);
        return new Book();
    }
}
