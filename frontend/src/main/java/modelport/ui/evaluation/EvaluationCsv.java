package modelport.ui.evaluation;

import java.util.List;
import modelport.contract.evaluation.BatchTiming;
import modelport.contract.evaluation.CalibrationBin;
import modelport.contract.evaluation.ClassMeasures;
import modelport.contract.evaluation.ConfusionCell;
import modelport.contract.evaluation.Efficiency;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.contract.evaluation.SliceMeasures;
import modelport.ui.components.Csv;

/** All figures of an evaluation, one a row: which part they belong to, of what, and how sure they are. */
final class EvaluationCsv {
    private final Csv csv = new Csv("part", "group", "of", "metric", "value", "low", "high", "rows");

    private EvaluationCsv() {}

    static String of(Evaluation evaluation, EvaluationReport report) {
        var writer = new EvaluationCsv();
        writer.write(evaluation, report);
        return writer.csv.toString();
    }

    private void write(Evaluation evaluation, EvaluationReport report) {
        add("all", "", EvaluationText.version(evaluation), report.measures());
        report.notMeasured()
                .forEach(each ->
                        csv.row("not-measured", "", each.reason().code(), each.metric(), null, null, null, null));
        report.classes().forEach(this::add);
        for (ConfusionCell cell : report.confusion()) {
            csv.row("confusion", cell.truth(), cell.predicted(), "count", cell.count(), null, null, null);
        }
        for (CalibrationBin bin : report.calibration()) {
            String range = bin.from() + ".." + bin.to();
            csv.row("calibration", range, "said", "probability", bin.probability(), null, null, bin.count());
            csv.row("calibration", range, "came true", "share", bin.share(), bin.low(), bin.high(), bin.count());
        }
        for (SliceMeasures slice : report.slices()) {
            add("slice", slice.column(), slice.value(), slice.measures());
        }
        if (report.stability() != null) {
            add(
                    "stability",
                    "",
                    "noise " + report.stability().noise(),
                    report.stability().measures());
        }
        if (report.gap() != null) {
            String second = EvaluationText.dataset(report.gap().dataset());
            for (Moved moved : report.gap().differences()) {
                csv.row("gap", second, "second", moved.metric(), moved.first(), null, null, moved.rows());
                csv.row(
                        "gap",
                        second,
                        "change",
                        moved.metric(),
                        moved.difference(),
                        moved.low(),
                        moved.high(),
                        moved.rows());
            }
        }
        if (report.efficiency() != null) {
            addEfficiency(csv, EvaluationText.version(evaluation), report.efficiency());
        }
    }

    private void add(ClassMeasures each) {
        add("class", "", each.label(), List.of(each.precision(), each.recall(), each.f1()));
        if (each.rocAuc() != null) {
            add("class", "", each.label(), List.of(each.rocAuc()));
        }
        csv.row("class", "", each.label(), "support", each.support(), null, null, null);
        csv.row("class", "", each.label(), "predicted", each.predicted(), null, null, null);
    }

    private void add(String part, String group, String of, List<Measured> measures) {
        measures.forEach(
                each -> csv.row(part, group, of, each.metric(), each.value(), each.low(), each.high(), each.rows()));
    }

    /** Milliseconds, bytes, and rows in a second. */
    static void addEfficiency(Csv csv, String version, Efficiency efficiency) {
        csv.row("efficiency", "", version, "load-ms", efficiency.loadMs(), null, null, null);
        csv.row("efficiency", "", version, "memory-bytes", efficiency.memoryBytes(), null, null, null);
        csv.row("efficiency", "", version, "artifact-bytes", efficiency.artifactBytes(), null, null, null);
        csv.row("efficiency", "", version, "training-ms", efficiency.trainingMs(), null, null, null);
        for (BatchTiming each : efficiency.batches()) {
            String batch = "batch " + each.batch();
            csv.row("efficiency", batch, version, "p50-ms", each.p50Ms(), null, null, each.calls());
            csv.row("efficiency", batch, version, "p95-ms", each.p95Ms(), null, null, each.calls());
            csv.row("efficiency", batch, version, "p99-ms", each.p99Ms(), null, null, each.calls());
            csv.row("efficiency", batch, version, "mean-ms", each.meanMs(), null, null, each.calls());
            csv.row("efficiency", batch, version, "rows-per-second", each.rowsPerSecond(), null, null, each.calls());
        }
    }
}
