package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** What it takes to make a dataset. */
@Schema(description = "What it takes to make a dataset")
public record NewDataset(
        @Schema(description = "Its name in addresses") Slug name,

        @Schema(description = "Its name for people; otherwise the name") @Nullable
        String title,

        @Schema(description = "What people should know about it, in Markdown") @Nullable
        String card,

        @Schema(description = "Words to find it by") @Nullable
        List<String> tags) {
    public NewDataset {
        tags = tags == null ? null : List.copyOf(tags);
    }
}
