package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about a version of a dataset when it is made. */
@Schema(description = "What is said about a version of a dataset when it is made")
public record DatasetMetadata(
        @Schema(description = "The column that models shall predict; an empty text for none") @Nullable
        String label,

        @Schema(description = "What it is for") @Nullable List<DatasetRole> roles,

        @Schema(description = "Columns that shall be other than found; those that are not named are found out")
        @Nullable
        List<DatasetColumn> columns,

        @Schema(description = "How a text file is read") @Nullable
        Reading reading,

        @Schema(
                description =
                        "So many rows may be bad and are left out; one more, or more than a tenth of all, and the version is rejected. Otherwise 100")
        @Nullable
        Integer badRows,

        @Schema(description = "What is special about it") @Nullable
        String note) {
    public DatasetMetadata {
        roles = roles == null ? null : List.copyOf(roles);
        columns = columns == null ? null : List.copyOf(columns);
    }

    /** Everything is found out. */
    public static DatasetMetadata nothing() {
        return new DatasetMetadata(null, null, null, null, null, null);
    }
}
