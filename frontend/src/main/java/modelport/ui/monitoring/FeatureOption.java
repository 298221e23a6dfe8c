package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import modelport.contract.monitoring.ColumnHistory;
import modelport.contract.monitoring.ColumnWindow;
import modelport.ui.components.Formats;
import modelport.ui.monitoring.Cells.Pair;

/** The pictures of one column: then and now, its change over time, and its cells over time. */
final class FeatureOption {
    /** A cell that grew or shrank by this share is drawn in full colour. */
    private static final double STRONG = 0.15;

    private static final List<String> HEAT = List.of(
            "var(--mp-heat-n3)",
            "var(--mp-heat-n2)",
            "var(--mp-heat-n1)",
            "var(--mp-heat-0)",
            "var(--mp-heat-p1)",
            "var(--mp-heat-p2)",
            "var(--mp-heat-p3)");

    private final ColumnHistory history;
    private final Cells cells;

    FeatureOption(ColumnHistory history, Cells cells) {
        this.history = history;
        this.cells = cells;
    }

    /** Pairs of bars, one pair for each cell. */
    Map<String, Object> pairs() {
        List<Pair> pairs = cells.everything();
        var option = new LinkedHashMap<String, Object>();
        option.put("grid", Map.of("left", 48, "right", 12, "top", 10, "bottom", 12, "containLabel", true));
        option.put(
                "tooltip",
                Map.of("trigger", "axis", "axisPointer", Map.of("type", "shadow"), "valueFormatter", "@percent1"));
        option.put(
                "xAxis",
                Map.of(
                        "type",
                        "category",
                        "data",
                        pairs.stream().map(Pair::name).toList(),
                        "axisLabel",
                        Map.of("rotate", pairs.size() > 8 ? 38 : 0, "interval", 0, "hideOverlap", true)));
        option.put("yAxis", Map.of("type", "value", "splitNumber", 3, "axisLabel", Map.of("formatter", "@percent")));
        option.put(
                "series",
                List.of(
                        bars(t("monitoring.now.bars"), "--mp-chart-now", pairs, Pair::now),
                        bars(t("monitoring.reference"), "--mp-chart-then", pairs, Pair::reference)));
        return option;
    }

    /** The size of the change, with its threshold. */
    Map<String, Object> effect() {
        List<ColumnWindow> windows = cells.windows();
        Double threshold = history.column().effect();
        var line = new LinkedHashMap<String, Object>();
        line.put("name", t("monitoring.effect"));
        line.put("type", "line");
        line.put("symbol", windows.size() == 1 ? "circle" : "none");
        line.put("lineStyle", Map.of("width", 1.6, "color", "var(--mp-chart-now)"));
        line.put("itemStyle", Map.of("color", "var(--mp-chart-now)"));
        line.put("data", windows.stream().map(each -> rounded(each.effect())).toList());
        double top = windows.stream().mapToDouble(ColumnWindow::effect).max().orElse(0);
        if (threshold != null) {
            top = Math.max(top, threshold);
            line.put(
                    "markLine",
                    Map.of(
                            "silent",
                            true,
                            "symbol",
                            "none",
                            "precision",
                            6,
                            "lineStyle",
                            Map.of("color", "var(--mp-act-mark)", "type", "solid", "width", 1),
                            "label",
                            Map.of(
                                    "formatter",
                                    t("monitoring.threshold"),
                                    "position",
                                    "insideEndTop",
                                    "color",
                                    "var(--mp-ink-3)",
                                    "fontSize",
                                    11),
                            "data",
                            List.of(Map.of("yAxis", threshold))));
        }
        var option = frame(windows, 8, false);
        option.put("tooltip", Map.of("trigger", "axis", "valueFormatter", "@f3", "confine", true));
        option.put(
                "yAxis",
                Map.of(
                        "type",
                        "value",
                        "min",
                        0,
                        "max",
                        rounded(top * 1.15 + 0.005),
                        "splitNumber",
                        2,
                        "axisLabel",
                        Map.of("formatter", "@f2", "showMaxLabel", false)));
        option.put("series", List.of(line));
        return option;
    }

    /** How much more or less than the reference fell into each cell, window by window. */
    Map<String, Object> heat() {
        List<ColumnWindow> windows = cells.windows();
        List<Pair> pairs = cells.all();
        var data = new ArrayList<Map<String, Object>>();
        for (int x = 0; x < windows.size(); x++) {
            for (int y = 0; y < Math.min(pairs.size(), windows.get(x).cells().size()); y++) {
                double share = windows.get(x).cells().get(y);
                data.add(Map.of(
                        "value",
                        List.of(x, y, rounded(share - pairs.get(y).reference())),
                        "tip",
                        escape(t(
                                "monitoring.heat.tip",
                                pairs.get(y).name(),
                                Formats.day(windows.get(x).from()),
                                Formats.percent(share),
                                Formats.percent(pairs.get(y).reference())))));
            }
        }
        var option = frame(windows, 24, true);
        option.put("tooltip", Map.of("formatter", "@tip", "confine", true));
        option.put(
                "yAxis",
                Map.of(
                        "type",
                        "category",
                        "data",
                        pairs.stream().map(Pair::name).toList(),
                        "axisLabel",
                        Map.of("width", 84, "overflow", "truncate")));
        option.put(
                "visualMap",
                Map.of("show", false, "min", -STRONG, "max", STRONG, "inRange", Map.of("color", HEAT), "dimension", 2));
        option.put("series", List.of(Map.of("type", "heatmap", "data", data)));
        return option;
    }

    private Map<String, Object> frame(List<ColumnWindow> windows, int bottom, boolean labelled) {
        var option = new LinkedHashMap<String, Object>();
        option.put("grid", Map.of("left", 96, "right", 12, "top", 10, "bottom", bottom));
        option.put(
                "xAxis",
                Map.of(
                        "type",
                        "category",
                        "boundaryGap",
                        true,
                        "data",
                        windows.stream().map(each -> time(each.from())).toList(),
                        "axisLabel",
                        Map.of("show", labelled, "hideOverlap", true)));
        return option;
    }

    /** Short enough to stand under a picture. */
    private static String time(Instant at) {
        return Formats.day(at).substring(5);
    }

    private static Map<String, Object> bars(
            String name, String colour, List<Pair> pairs, ToDoubleFunction<Pair> share) {
        return Map.of(
                "name",
                name,
                "type",
                "bar",
                "barMaxWidth",
                18,
                "barGap",
                "10%",
                "itemStyle",
                Map.of("color", "var(" + colour + ")", "borderRadius", List.of(2, 2, 0, 0)),
                "data",
                pairs.stream().map(each -> rounded(share.applyAsDouble(each))).toList());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }
}
