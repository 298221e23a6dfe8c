package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import java.util.Locale;
import java.util.Set;
import modelport.contract.compression.CompressionState;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.evaluation.MetricText;

/** States, ratios and losses as people read them. */
final class CompressionText {
    /** Figures closer to the parent's than this are the same to a reader. */
    static final double SAME_TIME = 0.02;

    /** What the loss of accuracy is counted in; all other losses are shares. */
    private static final Set<String> IN_POINTS =
            Set.of("accuracy", "balanced-accuracy", "f1", "f1-macro", "f1-micro", "f1-weighted", "precision", "recall");

    private CompressionText() {}

    static State of(CompressionState state) {
        return switch (state) {
            case RUNNING -> State.MOVING;
            case DONE -> State.GOOD;
            case STOPPED -> State.IDLE;
            case FAILED -> State.ACT;
        };
    }

    static String word(CompressionState state) {
        return t("compression.state." + state);
    }

    static StateBadge badge(CompressionState state) {
        return StateBadge.quiet(of(state), word(state));
    }

    static String metric(String code) {
        return MetricText.name(code);
    }

    static boolean lessIsBetter(String metric) {
        return MetricText.lowerIsBetter(metric);
    }

    /** A part of a whole without needless decimals: 26 %. */
    static String percent(double share) {
        double percent = share * 100;
        String pattern = Math.abs(percent) >= 1 || percent == 0 ? "%.0f" : "%.1f";
        return String.format(Locale.ROOT, pattern, percent) + "\u00a0%";
    }

    /** How many times as fast: 1.8. */
    static String times(double latencyRatio) {
        double times = 1 / Math.max(latencyRatio, 1e-6);
        return String.format(Locale.ROOT, times >= 9.95 ? "%.0f" : "%.1f", times);
    }

    /** How much worse, as hundredths: 0.24; below zero it is better. */
    static String lossFigure(double loss) {
        double hundredths = loss * 100;
        double size = Math.abs(hundredths);
        if (size < 0.005) {
            return "0";
        }
        String pattern = size < 0.995 ? "%.2f" : size < 9.95 ? "%.1f" : "%.0f";
        String figure = String.format(Locale.ROOT, pattern, hundredths);
        String plain = figure.contains(".") ? figure.replaceAll("0+$", "").replaceAll("\\.$", "") : figure;
        return plain.replace("-", "\u2212");
    }

    /** With its unit: points of what is a share already, percent of everything else. */
    static String loss(double loss, String metric) {
        return t(isInPoints(metric) ? "compression.loss.points" : "compression.loss.percent", lossFigure(loss));
    }

    /** The unit of losses, behind a number. */
    static String lossUnit(String metric) {
        return t(isInPoints(metric) ? "compression.unit.points" : "compression.unit.percent");
    }

    static String value(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value)
                .replace("-", "\u2212");
    }

    /** The interval of a figure, if rows can tell it. */
    static String interval(Measured measured) {
        return measured.low() == null || measured.high() == null
                ? ""
                : t("compression.interval", value(measured.low()), value(measured.high()));
    }

    static boolean isNoise(Moved moved) {
        return moved.verdict() == Moved.Verdict.WITHIN_NOISE;
    }

    static String time(double milliseconds) {
        return Formats.millis(milliseconds);
    }

    private static boolean isInPoints(String metric) {
        return IN_POINTS.contains(metric);
    }
}
