package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that shall become a version, or a version whose file shall be read otherwise. */
@Schema(description = "A file that shall become a version, or a version whose file shall be read otherwise")
public record NewDatasetVersion(
        @Schema(description = "One finished upload; absent with basedOn") @Nullable
        List<UUID> uploads,

        @Schema(
                description =
                        "Number of the version whose file is read again; what metadata leaves out stays as it is there")
        @Nullable
        Integer basedOn,

        @Schema(description = "What is said about it") @Nullable
        DatasetMetadata metadata) {
    public NewDatasetVersion {
        uploads = uploads == null ? null : List.copyOf(uploads);
    }

    /** A version of an upload. */
    public static NewDatasetVersion of(UUID upload, DatasetMetadata metadata) {
        return new NewDatasetVersion(List.of(upload), null, metadata);
    }

    /** A version of another's file. */
    public static NewDatasetVersion basedOn(int number, DatasetMetadata metadata) {
        return new NewDatasetVersion(null, number, metadata);
    }
}
