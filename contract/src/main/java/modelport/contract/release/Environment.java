package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;

/** Where releases go. */
@Schema(description = "Where releases go")
public record Environment(
        @Schema(description = "Its name in addresses") Slug name,
        @Schema(description = "Its name for people") String title,

        @Schema(description = "Its place on the way to production, from 0")
        int rank,

        @Schema(description = "Whether its policy lets a release go live without checks and approvals")
        boolean open) {}
