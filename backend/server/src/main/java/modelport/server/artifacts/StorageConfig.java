package modelport.server.artifacts;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.nio.file.Path;

/**
 * Where bytes are kept.
 *
 * @param home the folder of this installation
 * @param storageReserve nothing is written while less than this is free
 */
@ConfigurationProperties("modelport")
public record StorageConfig(
        @Bindable(defaultValue = "data") String home,
        @ReadableBytes @Bindable(defaultValue = "5GB") long storageReserve) {

    /** Blobs, artifacts as folders, and uploads: all in one file system, so that files move by renaming. */
    public Path root() {
        return Path.of(home).toAbsolutePath().resolve("artifacts");
    }
}
