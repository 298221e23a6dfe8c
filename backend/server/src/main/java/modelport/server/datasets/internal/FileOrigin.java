package modelport.server.datasets.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the file of a version comes from.
 *
 * @param upload it came in for this version; null if it is another version's
 * @param basedOn the version whose file it is; null if it came in
 * @param sha256 of its bytes; null if nobody has read it yet
 * @param digest of the artifact that holds it; null if none does yet
 */
public record FileOrigin(
        @Nullable UUID upload,
        @Nullable UUID basedOn,
        String fileName,
        long fileSize,
        @Nullable String sha256,
        @Nullable String digest) {}
