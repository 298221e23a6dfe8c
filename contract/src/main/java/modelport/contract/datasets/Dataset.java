package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** A name for samples, and a line of versions. */
@Schema(description = "A name for samples, and a line of versions")
public record Dataset(
        @Schema(description = "Identity, never reused") UUID id,
        @Schema(description = "Its name in addresses") Slug name,
        @Schema(description = "Its name for people") String title,

        @Schema(description = "What people should know about it, in Markdown")
        String card,

        @Schema(description = "Words to find it by") List<String> tags,
        @Schema(description = "Username of who made it") String owner,
        @Schema(description = "How many versions there are") int versions,

        @Schema(description = "The newest version, in short; absent if there is none") @Nullable
        Latest latest,

        @Schema(description = "Whether it is put away") boolean archived,
        @Schema(description = "When it was made") Instant createdAt,

        @Schema(description = "When anything about it last changed")
        Instant updatedAt,

        @Schema(description = "Counts changes; the entity tag")
        long rowVersion) {
    public Dataset {
        tags = List.copyOf(tags);
    }

    /** What a list shows of the newest version. */
    @Schema(name = "LatestDatasetVersion", description = "What a list shows of the newest version")
    public record Latest(
            @Schema(description = "Its number") int number,
            @Schema(description = "Where it stands") VersionState state,
            @Schema(description = "What it is for") List<DatasetRole> roles,

            @Schema(description = "How many rows it has; absent until it is ready") @Nullable
            Long rows,

            @Schema(description = "How many columns it has; absent until it is ready") @Nullable
            Integer columns) {
        public Latest {
            roles = List.copyOf(roles);
        }
    }
}
