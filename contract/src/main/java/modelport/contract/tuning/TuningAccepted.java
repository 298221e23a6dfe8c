package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A tuning that is running. */
@Schema(description = "A tuning that is running")
public record TuningAccepted(
        @Schema(description = "The tuning") Tuning tuning,
        @Schema(description = "The job, to follow") UUID job) {}
