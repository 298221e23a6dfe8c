package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;

/** How a tuned version came to be. */
@Schema(description = "How a tuned version came to be")
public record TunedVersion(
        @Schema(description = "The model's name") Slug model,
        @Schema(description = "The tuned version") int version,

        @Schema(description = "The tuning: rows, folds, metric, seed and code")
        Tuning tuning,

        @Schema(description = "Its setting with the scores fold by fold")
        Trial trial) {}
