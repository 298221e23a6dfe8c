package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

/** Whether probabilities mean what they say: drawn by us, so that every share has its interval and no script is needed. */
final class CalibrationSection extends Box {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 260;
    private static final int LEFT = 40;
    private static final int BOTTOM = 34;
    private static final int TOP = 10;
    private static final int RIGHT = 14;

    CalibrationSection(List<CalibrationBin> bins) {
        super("div", "");
        List<CalibrationBin> filled = bins.stream().filter(bin -> bin.count() > 0).toList();
        var drawing = new Drawing("mp-calibration", svg(filled));
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

    private static String svg(List<CalibrationBin> bins) {
        var svg = new StringBuilder("<svg viewBox=\"0 0 %d %d\" aria-hidden=\"true\">".formatted(WIDTH, HEIGHT));
        for (int quarter = 0; quarter <= 4; quarter++) {
            double share = quarter / 4.0;
            append(svg, "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH - RIGHT, y(share), y(share));
            append(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d%%</text>", LEFT - 6, y(share) + 4, quarter * 25);
            append(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d%%</text>", x(share), HEIGHT - BOTTOM + 16, quarter * 25);
        }
        append(svg, "<line class=\"perfect\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x(0), y(0), x(1), y(1));
        for (CalibrationBin bin : bins) {
            append(svg, "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>", x(bin.probability()), x(bin.probability()), y(bin.low()), y(bin.high()));
        }
        long most = bins.stream().mapToLong(CalibrationBin::count).max().orElse(1);
        for (CalibrationBin bin : bins) {
            double size = 3 + 4 * Math.sqrt((double) bin.count() / most);
            append(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", x(bin.probability()), y(bin.share()), size);
        }
        return svg.append("</svg>").toString();
    }

    private static void append(StringBuilder svg, String pattern, Object... values) {
        svg.append(String.format(Locale.ROOT, pattern, values));
    }

    private static double x(double share) {
        return LEFT + (WIDTH - LEFT - RIGHT) * share;
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share;
    }
}
