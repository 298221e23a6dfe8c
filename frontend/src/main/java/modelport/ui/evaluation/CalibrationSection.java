package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import java.util.Comparator;
import java.util.List;
import modelport.contract.evaluation.CalibrationBin;
import modelport.ui.components.Box;
import modelport.ui.components.DataTable;
import modelport.ui.components.DataTable.Column;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import modelport.ui.components.Key;
import modelport.ui.components.Section;
import modelport.ui.components.Twin;
import modelport.ui.components.Words;

/**
 * Whether probabilities mean what they say: drawn by us, so that every share has its interval and no script is needed.
 */
final class CalibrationSection extends Box {
    CalibrationSection(List<CalibrationBin> bins) {
        super("div", "");
        List<CalibrationBin> filled =
                bins.stream().filter(bin -> bin.count() > 0).toList();
        Drawing drawing = CalibrationDrawing.of(filled);
        drawing.labelled(message(filled));
        add(new Section(
                        t("evaluation.calibration"),
                        Words.tag("p", "mp-lead", message(filled)),
                        new Key()
                                .entry("mp-key-dot", t("evaluation.calibration.share"))
                                .entry("", t("evaluation.interval"))
                                .entry("mp-key-then mp-key-dashed", t("evaluation.calibration.perfect")),
                        drawing,
                        new Twin(table(filled)))
                .explained(t("evaluation.calibration.explain")));
    }

    /** Where it is furthest from what it says, if that is more than chance. */
    private static String message(List<CalibrationBin> bins) {
        return bins.stream()
                .filter(bin -> bin.probability() < bin.low() || bin.probability() > bin.high())
                .max(Comparator.comparingDouble(bin -> bin.count() * Math.abs(bin.share() - bin.probability())))
                .map(bin -> t(
                        bin.share() < bin.probability()
                                ? "evaluation.calibration.over"
                                : "evaluation.calibration.under",
                        Formats.percent(bin.probability()),
                        Formats.percent(bin.share()),
                        Formats.count(bin.count())))
                .orElseGet(() -> t("evaluation.calibration.good"));
    }

    private static DataTable table(List<CalibrationBin> bins) {
        var table = new DataTable(
                t("evaluation.calibration"),
                Column.text(t("evaluation.calibration.range")),
                Column.figures(t("evaluation.rows")),
                Column.figures(t("evaluation.calibration.said")),
                Column.figures(t("evaluation.calibration.share")),
                Column.figures(t("evaluation.interval")));
        bins.forEach(bin -> table.row(
                Formats.percent(bin.from()) + " \u2013 " + Formats.percent(bin.to()),
                Formats.count(bin.count()),
                MetricText.share(bin.probability()),
                MetricText.share(bin.share()),
                MetricText.range("accuracy", bin.low(), bin.high())));
        return table;
    }
}
