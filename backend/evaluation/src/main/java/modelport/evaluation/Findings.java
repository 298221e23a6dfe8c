package modelport.evaluation;

import java.util.List;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.evaluation.CalibrationBin;
import modelport.contract.evaluation.ClassMeasures;
import modelport.contract.evaluation.ConfusionCell;
import modelport.contract.evaluation.Efficiency;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.GeneralisationGap;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.contract.evaluation.NotMeasured;
import modelport.contract.evaluation.SliceMeasures;
import modelport.contract.evaluation.Stability;
import modelport.statistics.Measures;
import modelport.statistics.stability.Gaps;
import org.jspecify.annotations.Nullable;

/**
 * What a model is worth on some rows; the same model, rows and options give the same bits.
 *
 * @param rows that were measured
 * @param headline the few metrics that tell most, the first one first
 */
public record Findings(
        EvaluationKind kind,
        long rows,
        List<Measured> headline,
        List<Measured> measures,
        List<NotMeasured> notMeasured,
        List<ClassMeasures> classes,
        List<ConfusionCell> confusion,
        List<CalibrationBin> calibration,
        List<SliceMeasures> slices,
        @Nullable Stability stability,
        List<Message> notes) {
    public Findings {
        headline = List.copyOf(headline);
        measures = List.copyOf(measures);
        notMeasured = List.copyOf(notMeasured);
        classes = List.copyOf(classes);
        confusion = List.copyOf(confusion);
        calibration = List.copyOf(calibration);
        slices = List.copyOf(slices);
        notes = List.copyOf(notes);
    }

    /** As a report, with what others measured. */
    public EvaluationReport report(@Nullable GeneralisationGap gap, @Nullable Efficiency efficiency) {
        return new EvaluationReport(
                measures, notMeasured, classes, confusion, calibration, slices, stability, gap, efficiency, notes);
    }

    /** A metric of all rows, by its code. */
    public Optional<Measured> find(String metric) {
        return measures.stream()
                .filter(measured -> measured.metric().equals(metric))
                .findFirst();
    }

    /** How far these lie from those on other rows, such as the training data: from {@code seen} to these. */
    public List<Moved> gap(Findings seen) {
        return Gaps.between(seen.statistics(), statistics()).stream()
                .map(Reports::moved)
                .toList();
    }

    private Measures statistics() {
        return new Measures(measures.stream().map(Reports::measure).toList(), List.of());
    }
}
