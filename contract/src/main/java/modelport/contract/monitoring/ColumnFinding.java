package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a window says about a column. */
@Schema(description = "What a window says about a column")
public record ColumnFinding(
        @Schema(description = "The column") String column,

        @Schema(description = "Which side of the model it is on")
        ColumnRole role,

        @Schema(description = "What changed") FindingKind kind,
        @Schema(description = "How sure that is") WindowState state,

        @Schema(
                description =
                        "How large the change is: stability index minus what chance gives; for shares, their difference")
        double effect,

        @Schema(description = "How large it has to be") double threshold,

        @Schema(description = "Chance of such a change without one, corrected for the number of columns; 0 to 1")
        @Nullable
        Double q,

        @Schema(description = "Of the last windows, in how many it moved")
        int windows,

        @Schema(description = "Share of the model's quality that hangs on the column, 0 to 1") @Nullable
        Double importance,

        @Schema(description = "Share of missing values in the window")
        double missing,

        @Schema(description = "That of the reference") double referenceMissing,

        @Schema(description = "Share of values that the reference does not have: unseen or out of range")
        double outside) {}
