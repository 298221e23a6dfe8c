package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;

/** How much may be done by itself. */
@Schema(description = "How much may be done by itself")
public record MaintenanceBudget(
        @Schema(description = "No case of the same endpoint opens so soon after the last one closed, 0 to 8760")
        int coolDownHours,

        @Schema(description = "At most so many cases of the same endpoint open by themselves in seven days, 1 to 50")
        int perWeek,

        @Schema(description = "After so many cases in a row that ended badly, people take over, 1 to 20")
        int failures) {}
