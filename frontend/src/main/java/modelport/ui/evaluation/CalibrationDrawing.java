package modelport.ui.evaluation;

import java.util.List;
import java.util.Locale;
import modelport.contract.evaluation.CalibrationBin;
import modelport.ui.components.Drawing;

/** What a model says against what comes true: a dot a range, as large as its rows are many, with its interval. */
final class CalibrationDrawing {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 260;
    private static final int LEFT = 40;
    private static final int BOTTOM = 34;
    private static final int TOP = 10;
    private static final int RIGHT = 14;
    private static final int QUARTERS = 4;

    private CalibrationDrawing() {}

    static Drawing of(List<CalibrationBin> bins) {
        var svg = new StringBuilder("<svg viewBox=\"0 0 %d %d\" aria-hidden=\"true\">".formatted(WIDTH, HEIGHT));
        for (int quarter = 0; quarter <= QUARTERS; quarter++) {
            double share = (double) quarter / QUARTERS;
            String percent = quarter * 100 / QUARTERS + "%";
            svg.append(line("grid", LEFT, y(share), WIDTH - RIGHT, y(share)));
            svg.append(text("end", LEFT - 6, y(share) + 4, percent));
            svg.append(text("middle", x(share), HEIGHT - BOTTOM + 18, percent));
        }
        svg.append(line("perfect", x(0), y(0), x(1), y(1)));
        bins.forEach(bin ->
                svg.append(line("range", x(bin.probability()), y(bin.low()), x(bin.probability()), y(bin.high()))));
        long most = bins.stream().mapToLong(CalibrationBin::count).max().orElse(1);
        bins.forEach(bin -> svg.append(circle(bin, 3 + 4 * Math.sqrt((double) bin.count() / most))));
        return new Drawing("mp-calibration", svg.append("</svg>").toString());
    }

    private static String line(String css, double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                css,
                x1,
                y1,
                x2,
                y2);
    }

    private static String text(String anchor, double x, double y, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, text);
    }

    private static String circle(CalibrationBin bin, double size) {
        return String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>",
                x(bin.probability()),
                y(bin.share()),
                size);
    }

    private static double x(double share) {
        return LEFT + (WIDTH - LEFT - RIGHT) * share;
    }

    private static double y(double share) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share;
    }
}
