package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A column that a monitor counts. */
@Schema(description = "A column that a monitor counts")
public record WatchedColumn(
        @Schema(description = "Its name in the reference, or the output's")
        String name,

        @Schema(description = "Which side of the model it is on")
        ColumnRole role,

        @Schema(description = "How it is counted") ColumnScale scale,

        @Schema(description = "Share of the model's quality that hangs on it, 0 to 1; absent if unknown") @Nullable
        Double importance,

        @Schema(
                description =
                        "How large a change has to be to count, in units of the stability index; absent until armed")
        @Nullable
        Double effect,

        @Schema(description = "Whether changes of it are judged")
        boolean judged) {}
