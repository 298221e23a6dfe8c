package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Which cases are wanted; all where nothing is said. */
@Schema(description = "Which cases are wanted; all where nothing is said")
public record CaseFilter(
        @Schema(description = "Only those that go on, or only those that are over") @Nullable
        Boolean open,

        @Schema(description = "Only of this endpoint") @Nullable
        Slug endpoint) {

    /** Every case. */
    public static CaseFilter all() {
        return new CaseFilter(null, null);
    }
}
