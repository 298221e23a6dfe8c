package modelport.ui.environment;

import static modelport.ui.components.Texts.t;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.ui.components.Formats;
import modelport.ui.evaluation.MetricText;

/** What gates are called, what they look at, and in which unit their limits are. */
public final class GateText {
    /** Metrics that gates are usually about; any other code may be typed. */
    static final List<String> METRICS = List.of(
            "accuracy",
            "balanced-accuracy",
            "f1",
            "f1-macro",
            "f1-weighted",
            "precision",
            "precision-macro",
            "recall",
            "recall-macro",
            "roc-auc",
            "roc-auc-macro",
            "average-precision",
            "log-loss",
            "calibration-error",
            "mae",
            "rmse",
            "mape",
            "r2",
            "cosine-mean",
            "cosine-min",
            "neighbour-overlap",
            "agreement",
            "flip-rate");
    /** Limits of sizes are typed in megabytes. */
    static final double MEGABYTE = 1e6;

    private GateText() {}

    static String name(GateKind kind) {
        return t("policy.gate." + kind);
    }

    /** One sentence on what it looks at. */
    static String about(GateKind kind) {
        return t("policy.gate.about." + kind);
    }

    /** The rule with its threshold, as one sentence. */
    public static String sentence(GateRule gate) {
        String metric = gate.metric() == null ? "\u2026" : MetricText.name(gate.metric());
        String dataset = gate.dataset() == null ? "\u2026" : gate.dataset().value();
        return t("policy.says." + gate.kind() + variant(gate), metric, dataset, limit(gate));
    }

    /** What has a usual limit, or looks at any rows, says so in other words. */
    private static String variant(GateRule gate) {
        return switch (gate.kind()) {
            case CARD, COMPRESSION_LOSS -> gate.limit() == null ? "" : ".limit";
            case LATENCY -> gate.dataset() == null ? "" : ".dataset";
            case SCAN, SIGNATURE, METRIC_AT_LEAST, METRIC_AT_MOST, NOT_WORSE, SIZE -> "";
        };
    }

    /** The threshold with its unit. */
    private static String limit(GateRule gate) {
        Double limit = gate.limit();
        if (limit == null) {
            return "\u2026";
        }
        return switch (gate.kind()) {
            case SIZE -> Formats.bytes(Math.round(limit));
            case LATENCY -> Formats.millis(limit);
            case CARD, SCAN, SIGNATURE -> Formats.count(Math.round(limit));
            case METRIC_AT_LEAST, METRIC_AT_MOST ->
                MetricText.value(Objects.requireNonNullElse(gate.metric(), ""), limit);
            case NOT_WORSE, COMPRESSION_LOSS -> plain(limit);
        };
    }

    /** As it was typed: 0.905, 12, 0.0005. */
    static String plain(double limit) {
        return new BigDecimal(Double.toString(limit))
                .stripTrailingZeros()
                .toPlainString()
                .replace("-", "\u2212");
    }

    /** In which unit its limit is typed; empty for one that has none. */
    static String unit(GateKind kind) {
        return switch (kind) {
            case SIZE -> "MB";
            case LATENCY -> "ms";
            case CARD -> t("policy.unit.characters");
            case COMPRESSION_LOSS -> t("policy.unit.loss");
            case METRIC_AT_LEAST, METRIC_AT_MOST, NOT_WORSE, SCAN, SIGNATURE -> "";
        };
    }

    static boolean hasMetric(GateKind kind) {
        return kind == GateKind.METRIC_AT_LEAST || kind == GateKind.METRIC_AT_MOST || kind == GateKind.NOT_WORSE;
    }

    static boolean hasDataset(GateKind kind) {
        return hasMetric(kind) || kind == GateKind.LATENCY;
    }

    static boolean hasLimit(GateKind kind) {
        return kind != GateKind.SCAN && kind != GateKind.SIGNATURE;
    }

    /** Whether nothing usual stands in for a limit that is left out. */
    static boolean needsLimit(GateKind kind) {
        return hasLimit(kind) && kind != GateKind.CARD && kind != GateKind.COMPRESSION_LOSS;
    }
}
