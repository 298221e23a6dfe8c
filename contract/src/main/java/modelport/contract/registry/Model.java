package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A name with a task, and a line of versions. */
@Schema(description = "A name with a task, and a line of versions")
public record Model(
        @Schema(description = "Identity, never reused") UUID id,
        @Schema(description = "Its name in addresses") Slug name,
        @Schema(description = "Its name for people") String title,

        @Schema(description = "What it is for, such as classification or embedding")
        String task,

        @Schema(description = "What people should know about it, in Markdown")
        String card,

        @Schema(description = "Words to find it by") List<String> tags,

        @Schema(description = "Username of who registered it")
        String owner,

        @Schema(description = "How many versions there are") int versions,

        @Schema(description = "Number of the newest version; absent if there is none") @Nullable
        Integer latest,

        @Schema(description = "State of the newest version") @Nullable
        VersionState latestState,

        @Schema(description = "Names of the endpoints that serve it")
        List<String> endpoints,

        @Schema(description = "When it was registered") Instant createdAt,

        @Schema(description = "When anything about it last changed")
        Instant updatedAt,

        @Schema(description = "Counts changes; the entity tag")
        long rowVersion) {
    public Model {
        tags = List.copyOf(tags);
        endpoints = List.copyOf(endpoints);
    }
}
