package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** Everything that was measured. */
@Schema(description = "Everything that was measured")
public record EvaluationReport(
        @Schema(description = "The metrics of all rows, the most telling first")
        List<Measured> measures,

        @Schema(description = "Metrics without a value") List<NotMeasured> notMeasured,

        @Schema(description = "Class by class; of classifications only, at most 200, those with most rows first")
        List<ClassMeasures> classes,

        @Schema(description = "Of classifications only; at most 10,000 cells, the largest first")
        List<ConfusionCell> confusion,

        @Schema(description = "Of classifications with probabilities only")
        List<CalibrationBin> calibration,

        @Schema(description = "Column by column, value by value")
        List<SliceMeasures> slices,

        @Schema(description = "Absent for models that take no numbers, and without noise") @Nullable
        Stability stability,

        @Schema(description = "Absent unless asked for") @Nullable
        GeneralisationGap gap,

        @Schema(description = "Absent unless asked for") @Nullable
        Efficiency efficiency,

        @Schema(description = "What was found that does no harm by itself, such as rows without a label")
        List<Message> notes) {
    public EvaluationReport {
        measures = List.copyOf(measures);
        notMeasured = List.copyOf(notMeasured);
        classes = List.copyOf(classes);
        confusion = List.copyOf(confusion);
        calibration = List.copyOf(calibration);
        slices = List.copyOf(slices);
        notes = List.copyOf(notes);
    }
}
