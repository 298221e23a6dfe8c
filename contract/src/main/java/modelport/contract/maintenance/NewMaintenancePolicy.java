package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;

/** What is done for an endpoint by itself. */
@Schema(description = "What is done for an endpoint by itself")
public record NewMaintenancePolicy(
        @Schema(description = "Whether it opens cases by itself")
        boolean enabled,

        @Schema(description = "What opens a case") MaintenanceTriggers triggers,
        @Schema(description = "What is learned from") MaintenanceData data,

        @Schema(description = "How a better version is looked for")
        MaintenanceTuning tuning,

        @Schema(description = "Whether the winner is compressed as the version that serves was")
        boolean compressAsParent,

        @Schema(
                description =
                        "The candidate may be worse than the champion by so much at the lower end of the interval of their difference, 0 for none, at most 0.2")
        double margin,

        @Schema(description = "How much may be done") MaintenanceBudget budget) {}
