package modelport.processing;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import modelport.contract.Message;
import modelport.inference.InferenceException;

/**
 * When an answer has to be there, over any number of runs.
 *
 * @param nanos on the clock of {@link System#nanoTime()}
 * @param given how long that was from the beginning
 * @param pointless whether nobody waits for it any more
 */
public record Deadline(long nanos, Duration given, BooleanSupplier pointless) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public static Deadline in(Duration time) {
        return in(time, () -> false);
    }

    /** The same for somebody who may go away. */
    public static Deadline in(Duration time, BooleanSupplier pointless) {
        Duration bounded = time.compareTo(LONGEST) > 0 ? LONGEST : time;
        return new Deadline(System.nanoTime() + bounded.toNanos(), bounded, pointless);
    }

    /** What is left of it; throws when nothing is, and {@link CancellationException} when nobody waits. */
    public Duration left() {
        if (pointless.getAsBoolean()) {
            throw new CancellationException("nobody waits for the answer");
        }
        long left = nanos - System.nanoTime();
        if (left <= 0) {
            throw new InferenceException(
                    InferenceException.Fault.DEADLINE,
                    Message.of("inference.deadline", "ms", Long.toString(given.toMillis())));
        }
        return Duration.ofNanos(left);
    }
}
