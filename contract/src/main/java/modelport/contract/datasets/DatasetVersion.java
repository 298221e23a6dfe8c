package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** One immutable table of a dataset. */
@Schema(description = "One immutable table of a dataset")
public record DatasetVersion(
        @Schema(description = "Identity, never reused") UUID id,
        @Schema(description = "The dataset's name") Slug dataset,

        @Schema(description = "Counts from 1 per dataset, never reused")
        int number,

        @Schema(description = "Where it stands") VersionState state,

        @Schema(description = "Why it is rejected or failed") @Nullable
        Message reason,

        @Schema(
                description =
                        "Digest of its content: names and types of the columns and every cell, whatever file they came in; absent until it is ready")
        @Nullable
        String digest,

        @Schema(description = "The file; absent until it is in") @Nullable
        DatasetFile file,

        @Schema(
                description =
                        "Its columns in the order of the file, those that are left out too; empty until they are known")
        List<DatasetColumn> columns,

        @Schema(description = "The column that models shall predict") @Nullable
        String label,

        @Schema(description = "What it is for") List<DatasetRole> roles,

        @Schema(description = "How many rows it has; absent until it is ready") @Nullable
        Long rows,

        @Schema(description = "The rows that are left out") BadRows badRows,

        @Schema(description = "What was found that does no harm by itself, such as missing labels")
        List<Message> notes,

        @Schema(description = "What is special about it") String note,

        @Schema(description = "Number of the version whose file it shares") @Nullable
        Integer basedOn,

        @Schema(description = "Username of who made it") String createdBy,
        @Schema(description = "When it was made") Instant createdAt,
        @Schema(description = "The import") @Nullable UUID job,

        @Schema(description = "Counts changes; the entity tag")
        long rowVersion) {
    public DatasetVersion {
        columns = List.copyOf(columns);
        roles = List.copyOf(roles);
        notes = List.copyOf(notes);
    }
}
