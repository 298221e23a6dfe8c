package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** What it takes to make a project. */
@Schema(description = "What it takes to make a project")
public record NewProject(
        @Schema(description = "Its name in addresses") Slug name,

        @Schema(description = "Its name for people; otherwise the name") @Nullable
        String title,

        @Schema(description = "IANA time zone; otherwise UTC") @Nullable
        String timeZone) {}
