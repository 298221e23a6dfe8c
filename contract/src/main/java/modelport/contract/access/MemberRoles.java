package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a member shall be allowed to do. */
@Schema(description = "What a member shall be allowed to do")
public record MemberRoles(
        @Schema(description = "Who") String username,

        @Schema(description = "All roles that this person shall have in the project")
        List<Role> roles) {
    public MemberRoles {
        roles = List.copyOf(roles);
    }
}
