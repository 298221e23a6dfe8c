package modelport.ui.evaluation;

import static modelport.ui.components.Texts.orWord;
import static modelport.ui.components.Texts.t;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.ui.components.Formats;

/** What metrics are called, what they mean, which way is better, and how their values are written. */
public final class MetricText {
    private static final Set<String> LOWER_IS_BETTER = Set.of(
            "log-loss",
            "brier",
            "calibration-error",
            "mae",
            "mse",
            "rmse",
            "median-absolute-error",
            "mape",
            "max-error",
            "l2-error",
            "flip-rate",
            "kl-divergence",
            "js-divergence",
            "jitter-mean",
            "jitter-max",
            "jitter-flip-rate",
            "latency-mean",
            "latency-p50",
            "latency-p95",
            "latency-p99");
    private static final Set<String> PERCENT = Set.of(
            "accuracy",
            "balanced-accuracy",
            "precision",
            "recall",
            "precision-micro",
            "recall-micro",
            "precision-macro",
            "recall-macro",
            "precision-weighted",
            "recall-weighted",
            "top-3-accuracy",
            "top-5-accuracy",
            "calibration-error",
            "mape",
            "neighbour-overlap",
            "agreement",
            "flip-rate",
            "jitter-flip-rate");
    /** Figures of any size, in the unit of what is predicted. */
    private static final Set<String> TARGET =
            Set.of("mae", "mse", "rmse", "median-absolute-error", "max-error", "jitter-mean", "jitter-max");

    private static final double NANOS = 1e6;

    private MetricText() {}

    public static String name(String metric) {
        return orWord("evaluation.metric.", metric);
    }

    /** One sentence on what it says; empty for one that nobody has explained. */
    static String about(String metric) {
        String text = orWord("evaluation.about.", metric);
        return text.equals(metric) ? "" : text;
    }

    public static boolean lowerIsBetter(String metric) {
        return LOWER_IS_BETTER.contains(metric);
    }

    /** A value as it is written. */
    public static String value(String metric, double value) {
        if (PERCENT.contains(metric)) {
            return share(value);
        }
        if (metric.startsWith("latency-")) {
            return Formats.millis(value / NANOS);
        }
        return TARGET.contains(metric) ? figure(value) : decimals(metric, value);
    }

    static String value(Measured measured) {
        return value(measured.metric(), measured.value());
    }

    /** Both ends of its interval, such as 0.914 – 0.928; empty where there is none. */
    static String range(Measured measured) {
        return measured.low() == null || measured.high() == null
                ? ""
                : range(measured.metric(), measured.low(), measured.high());
    }

    static String range(String metric, double low, double high) {
        String from = value(metric, low);
        String to = value(metric, high);
        int unit = from.indexOf('\u00a0');
        boolean same = unit >= 0 && to.endsWith(from.substring(unit));
        return (same ? from.substring(0, unit) : from) + "\u00a0\u2013 " + to;
    }

    /** A difference with its sign; that of percentages is in points. */
    public static String change(String metric, double difference) {
        String sign = difference > 0 ? "+" : "";
        if (PERCENT.contains(metric)) {
            String points = written(String.format(Locale.ROOT, "%.1f", difference * 100));
            return t("evaluation.points", points.equals("0.0") ? points : sign + points);
        }
        String text = value(metric, difference);
        return text.matches("[0.,]+(\u00a0.*)?") ? text : sign + text;
    }

    static String change(Moved moved) {
        return change(moved.metric(), moved.difference());
    }

    /** How sure a change is. */
    static String range(Moved moved) {
        return t("evaluation.fromTo", change(moved.metric(), moved.low()), change(moved.metric(), moved.high()));
    }

    static Optional<Measured> find(List<Measured> measures, String metric) {
        return measures.stream().filter(each -> each.metric().equals(metric)).findFirst();
    }

    /** With one decimal, and with two where one would round it up to all. */
    static String share(double value) {
        double percent = value * 100;
        if (percent == 0 || percent == 100) {
            return String.format(Locale.ROOT, "%.0f\u00a0%%", percent);
        }
        boolean close = Math.abs(percent) < 0.95 || (percent > 99.9 && percent < 100);
        return written(String.format(Locale.ROOT, close ? "%.2f\u00a0%%" : "%.1f\u00a0%%", percent));
    }

    private static String decimals(String metric, double value) {
        double size = Math.abs(value);
        boolean fine = metric.startsWith("cosine-") || (size > 0 && size < 0.01);
        return size >= 10 ? Formats.figure(value) : written(String.format(Locale.ROOT, fine ? "%.4f" : "%.3f", value));
    }

    private static String figure(double value) {
        double size = Math.abs(value);
        return size > 0 && size < 0.01 ? written(String.format(Locale.ROOT, "%.2g", value)) : Formats.figure(value);
    }

    private static String written(String figure) {
        return figure.matches("-0[.0]*") ? figure.substring(1) : figure.replace("-", "\u2212");
    }
}
