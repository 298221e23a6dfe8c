package modelport.server.compression;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * Limits of searches for smaller versions.
 *
 * @param limit one attempt at a search is stopped after so long; the next one goes on where it was
 * @param heap the most Java memory that its process may have
 * @param tries a recipe that the process did not survive so often is not tried again
 */
@ConfigurationProperties("modelport.compression")
public record CompressionConfig(
        @Bindable(defaultValue = "6h") Duration limit,
        @ReadableBytes @Bindable(defaultValue = "2GB") long heap,
        @Bindable(defaultValue = "2") int tries) {
    private static final long MEGABYTE = 1 << 20;
    /** Rows, answers, and what a student learns from. */
    private static final long LEAST_HEAP = 768;
    /** A model is in memory as a graph, as the candidate's graph and as a file, and its weights as numbers. */
    private static final long COPIES = 8;

    /** Megabytes of Java memory for a model of so many bytes. */
    int heapFor(long size) {
        return (int) Math.min(heap / MEGABYTE, LEAST_HEAP + COPIES * (size / MEGABYTE));
    }
}
