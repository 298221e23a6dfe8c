package modelport.evaluation;

import java.util.concurrent.CancellationException;

/** Told between batches how far the work is. */
@FunctionalInterface
public interface Progress {
    /** Whether to go on; if not, the work ends with a {@link CancellationException}. */
    boolean goOn(long done, long total);

    /** Goes on to the end. */
    static Progress none() {
        return (_, _) -> true;
    }

    /** Tells it, and ends the work if it says so. */
    default void tell(long done, long total) {
        if (!goOn(done, total)) {
            throw new CancellationException("stopped after " + done + " of " + total);
        }
    }
}
