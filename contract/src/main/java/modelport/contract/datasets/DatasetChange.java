package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to change about a dataset; what is absent stays. */
@Schema(description = "What to change about a dataset; what is absent stays")
public record DatasetChange(
        @Schema(description = "Its name for people") @Nullable
        String title,

        @Schema(description = "What people should know about it, in Markdown") @Nullable
        String card,

        @Schema(description = "Words to find it by") @Nullable
        List<String> tags,

        @Schema(description = "True puts it away, false brings it back") @Nullable
        Boolean archived) {
    public DatasetChange {
        tags = tags == null ? null : List.copyOf(tags);
    }
}
