package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** What it takes to register a model. */
@Schema(description = "What it takes to register a model")
public record NewModel(
        @Schema(description = "Its name in addresses") Slug name,

        @Schema(description = "Its name for people; otherwise the name") @Nullable
        String title,

        @Schema(description = "What it is for; otherwise guessed from the first version") @Nullable
        String task,

        @Schema(description = "What people should know about it, in Markdown") @Nullable
        String card,

        @Schema(description = "Words to find it by") @Nullable
        List<String> tags) {
    public NewModel {
        tags = tags == null ? null : List.copyOf(tags);
    }
}
