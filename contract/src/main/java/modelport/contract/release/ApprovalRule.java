package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.Slug;
import modelport.contract.access.Role;

/** Who must approve. */
@Schema(description = "Who must approve; each rule is met by people of its own: nobody counts for two")
public record ApprovalRule(
        @Schema(description = "Names it in decisions") Slug name,

        @Schema(description = "People with any of these roles may approve, and the project's administrators")
        List<Role> roles,

        @Schema(description = "And these people, by their usernames")
        List<String> users,

        @Schema(description = "So many different people, 1 to 20")
        int approvals) {
    public ApprovalRule {
        roles = List.copyOf(roles);
        users = List.copyOf(users);
    }
}
