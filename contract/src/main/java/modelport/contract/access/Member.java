package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Somebody in a project. */
@Schema(description = "Somebody in a project")
public record Member(
        @Schema(description = "Who") String username,
        @Schema(description = "The name that others see") String displayName,

        @Schema(description = "What this person may do in the project")
        List<Role> roles) {
    public Member {
        roles = List.copyOf(roles);
    }
}
