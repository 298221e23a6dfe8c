package modelport.ui.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelport.contract.monitoring.AlertSpan;
import modelport.contract.monitoring.Severity;

/** What is marked in every picture of an axis of time. */
record TimeMarks(Watched watched) {
    /** Releases as lines and alerts as bands. */
    void on(Map<String, Object> series, List<Map<String, Object>> more) {
        var lines = new ArrayList<Map<String, Object>>(more);
        watched.history().releases().stream()
                .filter(each -> !each.at().isBefore(watched.from()))
                .forEach(each -> lines.add(Map.of("xAxis", each.at().toEpochMilli())));
        series.put(
                "markLine",
                Map.of(
                        "silent",
                        true,
                        "animation",
                        false,
                        "symbol",
                        "none",
                        "precision",
                        6,
                        "label",
                        Map.of("show", false),
                        "lineStyle",
                        Map.of("color", "var(--mp-ink-3)", "type", "solid", "width", 1),
                        "data",
                        lines));
        series.put(
                "markArea",
                Map.of(
                        "silent",
                        true,
                        "animation",
                        false,
                        "data",
                        watched.history().alerts().stream().map(this::area).toList()));
    }

    private List<Map<String, Object>> area(AlertSpan alert) {
        Instant end = alert.to() == null ? watched.to() : alert.to();
        Instant start = alert.from().isBefore(watched.from()) ? watched.from() : alert.from();
        return List.of(
                Map.of(
                        "xAxis",
                        start.toEpochMilli(),
                        "itemStyle",
                        Map.of("color", "var(" + ground(alert.severity()) + ")", "opacity", 0.7)),
                Map.of("xAxis", end.toEpochMilli()));
    }

    private static String ground(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "--mp-act-soft";
            case WARNING -> "--mp-look-soft";
            case INFO -> "--mp-idle-soft";
        };
    }
}
