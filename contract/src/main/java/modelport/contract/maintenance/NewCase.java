package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A case opened by hand. */
@Schema(description = "A case opened by hand")
public record NewCase(
        @Schema(description = "The endpoint; it needs a policy, which says what to do")
        Slug endpoint,

        @Schema(description = "Why") @Nullable String note,

        @Schema(description = "The alert that it is about") @Nullable
        UUID alert) {}
