package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import modelport.contract.deployment.MetricPoint;
import modelport.contract.monitoring.QualityHistory;
import modelport.contract.monitoring.QualityPoint;
import modelport.ui.evaluation.MetricText;
import org.jspecify.annotations.Nullable;

/** The pictures that share one axis of time, with releases and alerts in each of them. */
final class TimeOption {
    /** Shares of labels are drawn in the lowest quarter of the picture. */
    private static final double LABELS_TOP = 4;

    private static final Map<String, String> TIMES = Map.of(
            "year", "{yyyy}",
            "month", "{M}/{d}",
            "day", "{M}/{d}",
            "hour", "{HH}:{mm}",
            "minute", "{HH}:{mm}",
            "second", "{HH}:{mm}:{ss}");

    private final Watched watched;
    private final TimeMarks marks;

    TimeOption(Watched watched) {
        this.watched = watched;
        this.marks = new TimeMarks(watched);
    }

    Map<String, Object> quality() {
        QualityHistory quality = watched.history().quality();
        List<QualityPoint> points = quality.points();
        String format = format(quality.metric());
        var real = line(
                t("monitoring.quality.real"),
                "--mp-ink",
                pairs(points, TimeOption::middle, each -> number(each.value())));
        real.put("z", 4);
        marks.on(real, qualityLines(quality));
        var estimated = line(
                t("monitoring.quality.estimated"),
                "--mp-chart-now",
                pairs(points, TimeOption::middle, each -> number(each.estimated())));
        estimated.put("lineStyle", Map.of("width", 1.6, "type", "dashed", "color", "var(--mp-chart-now)"));
        Map<String, Object> option = frame(
                format,
                false,
                List.of(
                        band("low", null, pairs(points, TimeOption::middle, each -> number(each.low()))),
                        band(
                                "high",
                                "--mp-chart-then-band",
                                pairs(points, TimeOption::middle, each -> number(each.high()) - number(each.low()))),
                        real,
                        estimated,
                        labels(points)));
        option.put(
                "yAxis",
                List.of(
                        Map.of(
                                "type",
                                "value",
                                "scale",
                                true,
                                "splitNumber",
                                3,
                                "axisLabel",
                                Map.of("formatter", format)),
                        Map.of("type", "value", "min", 0, "max", LABELS_TOP, "show", false)));
        return option;
    }

    Map<String, Object> traffic() {
        double seconds = watched.stepSeconds();
        var requests = line(t("metrics.requests"), "--mp-chart-now", metric(each -> each.requests() / seconds));
        requests.put("areaStyle", Map.of("color", "var(--mp-chart-band)"));
        marks.on(requests, List.of());
        return frame("@short", false, List.of(requests));
    }

    Map<String, Object> errors() {
        var errors = line(
                t("monitoring.errors.share"),
                "--mp-chart-3",
                metric(each -> each.requests() == 0 ? Double.NaN : (double) each.errors() / each.requests()));
        marks.on(errors, List.of());
        return frame("@percent1", false, List.of(errors));
    }

    Map<String, Object> latency() {
        var half = line("p50", "--mp-chart-now", metric(each -> number(each.p50Ms())));
        var most = line("p95", "--mp-chart-then", metric(each -> number(each.p95Ms())));
        marks.on(half, List.of());
        return frame("@ms1", true, List.of(half, most));
    }

    /** How a metric's values are written along an axis. */
    private static String format(String metric) {
        return MetricText.value(metric, 0.5).contains("%") ? "@percent1" : "@f3";
    }

    private List<Object> metric(ToDoubleFunction<MetricPoint> value) {
        return pairs(watched.metrics().points(), MetricPoint::at, value);
    }

    private Map<String, Object> frame(String format, boolean last, List<? extends Map<String, ?>> series) {
        var option = new LinkedHashMap<String, Object>();
        option.put("grid", Map.of("left", 48, "right", 12, "top", 10, "bottom", last ? 24 : 8));
        option.put("tooltip", Map.of("trigger", "axis", "valueFormatter", format, "confine", true));
        option.put(
                "xAxis",
                Map.of(
                        "type", "time",
                        "min", watched.from().toEpochMilli(),
                        "max", watched.to().toEpochMilli(),
                        "splitNumber", 6,
                        "axisLine", Map.of("show", true),
                        "axisLabel", Map.of("show", last, "hideOverlap", true, "formatter", TIMES)));
        option.put(
                "yAxis",
                Map.of(
                        "type",
                        "value",
                        "min",
                        0,
                        "splitNumber",
                        2,
                        "axisLabel",
                        Map.of("formatter", format, "hideOverlap", true)));
        option.put("series", series);
        return option;
    }

    private static Map<String, Object> line(String name, String colour, List<Object> data) {
        var line = new LinkedHashMap<String, Object>();
        line.put("name", name);
        line.put("type", "line");
        line.put("symbol", "none");
        line.put("showAllSymbol", true);
        line.put("connectNulls", false);
        line.put("lineStyle", Map.of("width", 1.6, "color", "var(" + colour + ")"));
        line.put("itemStyle", Map.of("color", "var(" + colour + ")"));
        line.put("data", data);
        return line;
    }

    /** The lower end is drawn as nothing, and what is between both ends upon it. */
    private static Map<String, Object> band(String name, @Nullable String colour, List<Object> data) {
        var band = new LinkedHashMap<String, Object>();
        band.put("name", name);
        band.put("type", "line");
        band.put("stack", "interval");
        band.put("stackStrategy", "all");
        band.put("symbol", "none");
        band.put("silent", true);
        band.put("lineStyle", Map.of("width", 0));
        band.put("tooltip", Map.of("show", false));
        if (colour != null) {
            band.put("areaStyle", Map.of("color", "var(" + colour + ")"));
        }
        band.put("data", data);
        return band;
    }

    private static Map<String, Object> labels(List<QualityPoint> points) {
        var bars = new LinkedHashMap<String, Object>();
        bars.put("name", t("monitoring.quality.labelled"));
        bars.put("type", "bar");
        bars.put("yAxisIndex", 1);
        bars.put("barMaxWidth", 8);
        bars.put("itemStyle", Map.of("color", "var(--mp-chart-zone)"));
        bars.put("tooltip", Map.of("valueFormatter", "@percent"));
        bars.put(
                "data",
                pairs(
                        points,
                        TimeOption::middle,
                        each -> each.answered() == 0 ? Double.NaN : (double) each.labelled() / each.answered()));
        return bars;
    }

    private static List<Map<String, Object>> qualityLines(QualityHistory quality) {
        var lines = new ArrayList<Map<String, Object>>();
        if (quality.floor() != null) {
            lines.add(level(quality.floor(), "--mp-act-mark", t("monitoring.quality.floor")));
        }
        if (quality.offline() != null) {
            lines.add(level(quality.offline(), "--mp-chart-then", t("monitoring.quality.offline")));
        }
        return lines;
    }

    private static Map<String, Object> level(double value, String colour, String name) {
        return Map.of(
                "yAxis",
                value,
                "lineStyle",
                Map.of("color", "var(" + colour + ")", "width", 1, "type", "solid"),
                "label",
                Map.of(
                        "show",
                        true,
                        "formatter",
                        name,
                        "position",
                        "insideEndTop",
                        "color",
                        "var(--mp-ink-3)",
                        "fontSize",
                        11));
    }

    /** Times with figures; a figure without neighbours is a dot, because a line needs two. */
    private static <T> List<Object> pairs(List<T> points, Function<T, Instant> at, ToDoubleFunction<T> value) {
        double[] figures = points.stream().mapToDouble(value).toArray();
        var pairs = new ArrayList<>(points.size());
        for (int i = 0; i < figures.length; i++) {
            List<Object> pair = Arrays.asList(
                    at.apply(points.get(i)).toEpochMilli(), Double.isNaN(figures[i]) ? "-" : rounded(figures[i]));
            pairs.add(isAlone(figures, i) ? Map.of("value", pair, "symbol", "circle", "symbolSize", 5) : (Object) pair);
        }
        return pairs;
    }

    private static boolean isAlone(double[] figures, int i) {
        boolean before = i > 0 && !Double.isNaN(figures[i - 1]);
        boolean after = i + 1 < figures.length && !Double.isNaN(figures[i + 1]);
        return !Double.isNaN(figures[i]) && !before && !after;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }

    private static Instant middle(QualityPoint point) {
        return point.from().plus(Duration.between(point.from(), point.to()).dividedBy(2));
    }

    private static double number(@Nullable Double value) {
        return value == null ? Double.NaN : Objects.requireNonNull(value);
    }
}
