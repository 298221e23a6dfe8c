package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A version of a dataset to work with. */
@Schema(description = "A version of a dataset to work with")
public record DatasetChoice(
        @Schema(description = "The dataset's name") Slug dataset,

        @Schema(description = "Its version; absent for the newest that is ready") @Nullable
        Integer version) {}
