package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** Something that happened in a case. */
@Schema(description = "Something that happened in a case")
public record CaseStep(
        @Schema(description = "When") Instant at,
        @Schema(description = "What") CaseDeed deed,

        @Schema(description = "Username of who did it; absent if it came by itself") @Nullable
        String actor,

        @Schema(description = "What was found") @Nullable Message detail,
        @Schema(description = "Somebody's words") @Nullable String note,

        @Schema(description = "Kind of what it points to") @Nullable
        CaseThing thing,

        @Schema(description = "Its id, or a version's number") @Nullable
        String reference) {}
