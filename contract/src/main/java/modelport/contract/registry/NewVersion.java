package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that shall become a version. */
@Schema(description = "Files that shall become a version")
public record NewVersion(
        @Schema(description = "Finished uploads; one archive, or files that belong together")
        List<UUID> uploads,

        @Schema(description = "What is said about it") @Nullable
        VersionMetadata metadata) {
    public NewVersion {
        uploads = List.copyOf(uploads);
    }
}
