package modelport.server.imports;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * Limits of imports.
 *
 * @param limit an import is stopped after so long
 * @param heap the most Java memory that its process may have
 * @param maxFiles the most files that a version may have
 * @param maxRatio an archive may grow to so many times its size
 * @param maxUnpacked the most bytes that an archive may grow to
 */
@ConfigurationProperties("modelport.import")
public record ImportConfig(
        @Bindable(defaultValue = "10m") Duration limit,
        @ReadableBytes @Bindable(defaultValue = "1GB") long heap,
        @Bindable(defaultValue = "10000") int maxFiles,
        @Bindable(defaultValue = "100") int maxRatio,
        @ReadableBytes @Bindable(defaultValue = "50GB") long maxUnpacked) {
    private static final long MEGABYTE = 1 << 20;
    /** Scanning keeps structures in memory and leaves weights on disk; running keeps its tensors there. */
    private static final long LEAST_HEAP = 384;
    /** A pickle is in memory as values, as a graph and as the graph's file before it is one. */
    private static final long COPIES = 6;

    /** Megabytes of Java memory for files of so many bytes. */
    int heapFor(long size) {
        return (int) Math.min(heap / MEGABYTE, LEAST_HEAP + COPIES * (size / MEGABYTE));
    }
}
