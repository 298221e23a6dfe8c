package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;

/** Who somebody is. */
@Schema(description = "Who somebody is")
public record Person(
        @Schema(description = "The name to sign in with") String username,
        @Schema(description = "The name that others see") String displayName,

        @Schema(description = "What this person may do in the whole installation")
        InstanceRole role) {}
