package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says in a case. */
@Schema(description = "What somebody says in a case")
public record CaseNote(
        @Schema(description = "Their words") @Nullable String note) {}
