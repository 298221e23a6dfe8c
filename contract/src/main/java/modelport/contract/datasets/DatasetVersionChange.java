package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to change about a version; what is absent stays. Another label or column makes another version. */
@Schema(
        description =
                "What to change about a version; what is absent stays. Another label or column makes another version")
public record DatasetVersionChange(
        @Schema(description = "What it is for") @Nullable List<DatasetRole> roles,

        @Schema(description = "What is special about it") @Nullable
        String note,

        @Schema(description = "True puts it away, false brings it back") @Nullable
        Boolean archived) {
    public DatasetVersionChange {
        roles = roles == null ? null : List.copyOf(roles);
    }
}
