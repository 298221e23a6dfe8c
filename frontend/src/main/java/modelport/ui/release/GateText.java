package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import java.util.Objects;
import modelport.contract.release.GateRule;
import modelport.ui.components.Formats;
import modelport.ui.evaluation.MetricText;

/** What checks are called, and what they demand. */
final class GateText {
    private GateText() {}

    /** Such as: Accuracy on tickets. */
    static String name(GateRule rule) {
        String metric = rule.metric() == null ? "" : MetricText.name(rule.metric());
        String dataset = rule.dataset() == null ? "" : rule.dataset().value();
        return t("release.gate." + rule.kind(), metric, dataset);
    }

    /** What it demands in a few words; empty where there is nothing to say beyond its name. */
    static String limit(GateRule rule) {
        Double limit = rule.limit();
        String metric = Objects.requireNonNullElse(rule.metric(), "");
        return switch (rule.kind()) {
            case SCAN -> t("release.limit.SCAN");
            case SIGNATURE -> t("release.limit.SIGNATURE");
            case CARD -> limit == null ? t("release.limit.CARD") : t("release.limit.letters", Math.round(limit));
            case METRIC_AT_LEAST -> limit == null ? "" : "\u2265 " + MetricText.value(metric, limit);
            case METRIC_AT_MOST -> limit == null ? "" : "\u2264 " + MetricText.value(metric, limit);
            case NOT_WORSE -> t("release.limit.worse", MetricText.value(metric, limit == null ? 0 : limit));
            case SIZE -> limit == null ? "" : "\u2264 " + Formats.bytes(Math.round(limit));
            case LATENCY -> limit == null ? "" : "\u2264 " + Formats.millis(limit);
            case COMPRESSION_LOSS -> limit == null ? t("release.limit.LOSS") : "\u2264 " + Formats.percent(limit);
        };
    }
}
