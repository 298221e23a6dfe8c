package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;

/** The version of a dataset that was worked with. */
@Schema(description = "The version of a dataset that was worked with")
public record DatasetUse(
        @Schema(description = "The dataset's name") Slug dataset,
        @Schema(description = "Its version") int version,
        @Schema(description = "The digest of its content") String digest) {}
