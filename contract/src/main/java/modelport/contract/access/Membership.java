package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.Slug;

/** One project that somebody belongs to. */
@Schema(description = "One project that somebody belongs to")
public record Membership(
        @Schema(description = "The project's name") Slug project,
        @Schema(description = "The project's title") String title,

        @Schema(description = "What this person may do there")
        List<Role> roles) {
    public Membership {
        roles = List.copyOf(roles);
    }
}
