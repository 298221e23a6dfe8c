package modelport.ui.tuning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.tuning.ParameterResponse;
import modelport.contract.tuning.ParameterResponse.Point;

/** The picture of a response: the value to the right, the mean score upwards, and between which scores all settings lie. */
final class ResponseOption {
    private final ParameterResponse response;
    private final boolean numbers;
    private final boolean logarithmic;

    private ResponseOption(ParameterResponse response) {
        this.response = response;
        this.numbers = response.points().stream().allMatch(each -> each.value() instanceof Number);
        this.logarithmic = numbers
                && response.logarithmic()
                && response.points().stream().allMatch(each -> ((Number) each.value()).doubleValue() > 0);
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

    private Map<String, ?> xAxis() {
        var axis = new LinkedHashMap<String, Object>();
        axis.put("type", logarithmic ? "log" : numbers ? "value" : "category");
        axis.put("splitLine", Map.of("show", false));
        axis.put("axisLine", Map.of("show", true));
        if (numbers) {
            axis.put("scale", true);
            axis.put("min", "dataMin");
            axis.put("max", "dataMax");
            axis.put("axisLabel", Map.of("formatter", "@short", "hideOverlap", true));
        } else {
            axis.put("data", response.points().stream().map(each -> SettingText.value(each.value())).toList());
        }
        return axis;
    }

    /** Nothing to see: what the band stands on. */
    private Map<String, ?> floor() {
        return Map.of(
                "type", "line",
                "stack", "band",
                "silent", true,
                "symbol", "none",
                "lineStyle", Map.of("opacity", 0),
                "data", data(Point::lowest));
    }

    private Map<String, ?> band() {
        return Map.of(
                "type", "line",
                "stack", "band",
                "silent", true,
                "symbol", "none",
                "lineStyle", Map.of("opacity", 0),
                "areaStyle", Map.of("color", "var(--mp-chart-band)", "opacity", 1),
                "data", data(point -> point.highest() - point.lowest()));
    }

    private Map<String, ?> means() {
        var data = new ArrayList<Map<String, ?>>();
        for (int i = 0; i < response.points().size(); i++) {
            Point point = response.points().get(i);
            data.add(Map.of("value", List.of(x(point, i), point.mean()), "tip", tip(point)));
        }
        return Map.of(
                "type", "line",
                "z", 3,
                "symbol", "circle",
                "symbolSize", 7,
                "lineStyle", Map.of("width", 1.5),
                "data", data);
    }

    private List<?> data(java.util.function.ToDoubleFunction<Point> height) {
        var data = new ArrayList<List<Object>>();
        for (int i = 0; i < response.points().size(); i++) {
            Point point = response.points().get(i);
            data.add(List.of(x(point, i), height.applyAsDouble(point)));
        }
        return data;
    }

    private Object x(Point point, int index) {
        return numbers ? point.value() : index;
    }

    private String tip(Point point) {
        return (response.parameter() + " " + SettingText.value(point.value()) + ": " + SettingText.value(point.mean()))
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    }
}
