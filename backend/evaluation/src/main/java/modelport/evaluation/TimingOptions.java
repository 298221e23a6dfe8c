package modelport.evaluation;

import java.time.Duration;

/**
 * How long time is measured.
 *
 * @param warmUp calls before the first that counts
 * @param calls at least so many are timed for each size of batch, unless {@code most} is over
 * @param least each size of batch is timed so long
 * @param most and no longer than that, whatever the calls
 */
public record TimingOptions(int warmUp, int calls, Duration least, Duration most) {
    public TimingOptions {
        if (warmUp < 1 || calls < 1 || least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException(warmUp + " and " + calls + " calls, " + least + " to " + most);
        }
    }

    /** 50 calls and two seconds at least, ten seconds at most. */
    public static TimingOptions standard() {
        return lasting(Duration.ofSeconds(2));
    }

    /** 50 calls and so long at least, five times as long at most. */
    public static TimingOptions lasting(Duration least) {
        return new TimingOptions(10, 50, least, least.multipliedBy(5));
    }
}
