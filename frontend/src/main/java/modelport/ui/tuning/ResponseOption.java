package modelport.ui.tuning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import modelport.contract.tuning.ParameterResponse;
import modelport.contract.tuning.ParameterResponse.Point;

/**
 * The picture of a response: the value to the right, the mean score upwards, and between which scores all settings lie.
 */
final class ResponseOption {
    private final ParameterResponse response;

    private ResponseOption(ParameterResponse response) {
        this.response = response;
    }

    static Map<String, ?> of(ParameterResponse response) {
        return new ResponseOption(response).whole();
    }

    private Map<String, ?> whole() {
        var option = new LinkedHashMap<String, Object>();
        option.put("grid", Map.of("left", 4, "right", 16, "top", 12, "bottom", 4, "containLabel", true));
        option.put("tooltip", Map.of("formatter", "@tip"));
        option.put("xAxis", xAxis());
        option.put("yAxis", Map.of("type", "value", "scale", true, "splitNumber", 3));
        option.put("series", List.of(floor(), band(), means()));
        return option;
    }

    /** Values side by side: grids and orders of magnitude would crowd on a scale. */
    private Map<String, ?> xAxis() {
        List<String> values = response.points().stream()
                .map(each -> SettingText.value(each.value()))
                .toList();
        return Map.of("type", "category", "data", values, "axisLabel", Map.of("hideOverlap", true));
    }

    /** Nothing to see: what the band stands on. */
    private Map<String, ?> floor() {
        return Map.of(
                "type",
                "line",
                "stack",
                "band",
                "silent",
                true,
                "symbol",
                "none",
                "lineStyle",
                Map.of("opacity", 0),
                "data",
                data(Point::lowest));
    }

    private Map<String, ?> band() {
        return Map.of(
                "type",
                "line",
                "stack",
                "band",
                "silent",
                true,
                "symbol",
                "none",
                "lineStyle",
                Map.of("opacity", 0),
                "areaStyle",
                Map.of("color", "var(--mp-chart-band)", "opacity", 1),
                "data",
                data(point -> point.highest() - point.lowest()));
    }

    private Map<String, ?> means() {
        List<Map<String, ?>> data = new ArrayList<>();
        response.points().forEach(each -> data.add(Map.of("value", each.mean(), "tip", tip(each))));
        return Map.of(
                "type",
                "line",
                "z",
                3,
                "symbol",
                "circle",
                "symbolSize",
                7,
                "itemStyle",
                Map.of("color", "var(--mp-chart-now)"),
                "lineStyle",
                Map.of("width", 1.5, "color", "var(--mp-chart-now)"),
                "data",
                data);
    }

    private List<Double> data(ToDoubleFunction<Point> height) {
        return response.points().stream().map(height::applyAsDouble).toList();
    }

    private String tip(Point point) {
        return (response.parameter() + " " + SettingText.value(point.value()) + ": " + SettingText.value(point.mean()))
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    }
}
