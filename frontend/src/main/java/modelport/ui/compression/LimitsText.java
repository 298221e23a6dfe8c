package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.List;
import modelport.contract.compression.CompressionLimits;

/** What a candidate must keep to, in words. */
final class LimitsText {
    private LimitsText() {}

    static String of(CompressionLimits limits) {
        List<String> parts = new ArrayList<>();
        if (limits.maxSizeRatio() != null) {
            parts.add(t("compression.limits.size", CompressionText.percent(limits.maxSizeRatio())));
        }
        if (limits.maxQualityLoss() != null) {
            parts.add(t("compression.limits.loss", CompressionText.lossFigure(limits.maxQualityLoss())));
        }
        if (limits.maxLatencyRatio() != null) {
            parts.add(t("compression.limits.time", CompressionText.percent(limits.maxLatencyRatio())));
        }
        if (Boolean.TRUE.equals(limits.batchInvariant())) {
            parts.add(t("compression.limits.independent"));
        }
        return parts.isEmpty()
                ? t("compression.limits.none")
                : t("compression.limits.some", String.join(t("list.comma"), parts));
    }
}
