package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.datasets.DatasetChoice;
import org.jspecify.annotations.Nullable;

/** What is to be different about a monitor; absent parts stay. */
@Schema(description = "What is to be different about a monitor; absent parts stay")
public record MonitorChange(
        @Schema(description = "Other rows as they should be; cells are made anew") @Nullable
        DatasetChoice reference,

        @Schema(description = "How to watch") @Nullable MonitorSettings settings,

        @Schema(description = "Whether it is stopped") @Nullable
        Boolean paused) {}
