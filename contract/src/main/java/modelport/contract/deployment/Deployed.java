package modelport.contract.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.release.Release;

/** A release that is on its way, and the endpoint that it goes to. */
@Schema(description = "A release that is on its way, and the endpoint that it goes to")
public record Deployed(
        @Schema(description = "The release") Release release,
        @Schema(description = "The endpoint's name") Slug endpoint,
        @Schema(description = "The rollout, to follow") UUID job) {}
