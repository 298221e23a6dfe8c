package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a case looks for a better version. */
@Schema(description = "How a case looks for a better version")
public record MaintenanceTuning(
        @Schema(description = "Names of trainers, such as gradient-boosting")
        List<String> trainers,

        @Schema(description = "Values to try for each parameter; empty for the settings of the version that serves")
        Map<String, List<Object>> grid,

        @Schema(description = "Folds of the cross-validation, 2 to 20")
        int folds,

        @Schema(description = "What settings are judged by; absent for the usual one of the task") @Nullable
        String metric,

        @Schema(description = "The search is over after so long, 1 to 1440")
        int minutes) {
    public MaintenanceTuning {
        trainers = List.copyOf(trainers);
        grid = Map.copyOf(grid);
    }
}
