package modelport.server.datasets.internal;

import modelport.contract.datasets.DatasetMetadata;
import modelport.tables.source.SourceLimits;
import org.jspecify.annotations.Nullable;

/**
 * What the process that reads a file is told.
 *
 * @param name what the sender calls the file
 * @param path where it lies
 * @param length bytes
 * @param sha256 what its hash must be, if anybody says
 * @param metadata what is said about it
 */
public record DatasetOrder(
        String name,
        String path,
        long length,
        @Nullable String sha256,
        DatasetMetadata metadata,
        SourceLimits limits) {}
