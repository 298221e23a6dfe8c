package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A further place where releases go; it begins with gates and one approver. */
@Schema(description = "A further place where releases go; it begins with gates and one approver")
public record NewEnvironment(
        @Schema(description = "Its name in addresses") Slug name,

        @Schema(description = "Its name for people; otherwise its name in addresses") @Nullable
        String title,

        @Schema(description = "Its place on the way to production, from 0; otherwise the last") @Nullable
        Integer rank) {}
