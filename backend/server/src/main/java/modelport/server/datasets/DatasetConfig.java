package modelport.server.datasets;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * Limits of datasets.
 *
 * @param limit the reading of a file is stopped after so long
 * @param textHeap the Java memory of the process that reads a text, however long the text is
 * @param parquetHeap the Java memory of the process that reads Parquet, which comes in pages of its writer's choice
 * @param maxColumns the most columns that a table may have
 * @param maxCell the most characters that a cell may have
 * @param maxUnpacked the most bytes that a packed text may grow to
 */
@ConfigurationProperties("modelport.dataset")
public record DatasetConfig(
        @Bindable(defaultValue = "1h") Duration limit,
        @ReadableBytes @Bindable(defaultValue = "256MB") long textHeap,
        @ReadableBytes @Bindable(defaultValue = "1GB") long parquetHeap,
        @Bindable(defaultValue = "10000") int maxColumns,
        @Bindable(defaultValue = "1000000") int maxCell,
        @ReadableBytes @Bindable(defaultValue = "50GB") long maxUnpacked) {}
