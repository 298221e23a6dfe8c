package modelport.processing;

import java.time.Duration;
import modelport.contract.Message;
import modelport.inference.InferenceException;

/**
 * When an answer has to be there, over any number of runs.
 *
 * @param nanos on the clock of {@link System#nanoTime()}
 * @param given how long that was from the beginning
 */
public record Deadline(long nanos, Duration given) {
    private static final Duration LONGEST = Duration.ofHours(1);

    public static Deadline in(Duration time) {
        Duration bounded = time.compareTo(LONGEST) > 0 ? LONGEST : time;
        return new Deadline(System.nanoTime() + bounded.toNanos(), bounded);
    }

    /** What is left of it; throws when nothing is. */
    public Duration left() {
        long left = nanos - System.nanoTime();
        if (left <= 0) {
            throw new InferenceException(
                    InferenceException.Fault.DEADLINE,
                    Message.of("inference.deadline", "ms", Long.toString(given.toMillis())));
        }
        return Duration.ofNanos(left);
    }
}
