package modelport.server.tuning;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * Limits of searches for good settings.
 *
 * @param limit one attempt at a search is stopped after so long; the next one goes on where it was
 * @param heap the most Java memory that its process may have
 * @param tries a fold of a setting that the process did not survive so often is not tried again
 * @param cells the most values in the rows that are learned from
 */
@ConfigurationProperties("modelport.tuning")
public record TuningConfig(
        @Bindable(defaultValue = "24h") Duration limit,
        @ReadableBytes @Bindable(defaultValue = "4GB") long heap,
        @Bindable(defaultValue = "3") int tries,
        @Bindable(defaultValue = "50000000") long cells) {
    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_HEAP = 512;
    /** The rows as floats, once for all and for each thread those outside of a fold, some trainers' as doubles too. */
    private static final long COPIES = 3;

    /** Megabytes of Java memory for so many values, learned from by so many threads. */
    int heapFor(long values, int threads) {
        long copies = 2 + COPIES * threads;
        return (int) Math.min(heap / MEGABYTE, LEAST_HEAP + copies * Float.BYTES * values / MEGABYTE);
    }
}
