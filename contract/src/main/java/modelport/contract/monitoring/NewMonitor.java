package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import org.jspecify.annotations.Nullable;

/** A monitor to be made. */
@Schema(description = "A monitor to be made")
public record NewMonitor(
        @Schema(description = "The endpoint that is watched; it has one monitor at most")
        Slug endpoint,

        @Schema(description = "Rows as they should be, with the columns that the model takes")
        DatasetChoice reference,

        @Schema(description = "How to watch; absent for the usual way") @Nullable
        MonitorSettings settings) {}
