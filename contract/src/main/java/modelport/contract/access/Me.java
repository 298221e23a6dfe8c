package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The caller. */
@Schema(description = "The caller")
public record Me(
        @Schema(description = "Who it is") Person person,

        @Schema(description = "Where the caller may do what")
        List<Membership> projects) {
    public Me {
        projects = List.copyOf(projects);
    }
}
