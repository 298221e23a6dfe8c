package modelport.ui.deployment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.contract.deployment.EndpointMetrics;
import modelport.contract.deployment.MetricPoint;
import org.jspecify.annotations.Nullable;

/** The options of an endpoint's charts. */
final class Chart {
    private Chart() {}

    static String traffic(EndpointMetrics metrics) {
        return frame("@plain", metrics, trafficSeries(metrics));
    }

    static String trafficData(EndpointMetrics metrics) {
        return data(metrics, trafficSeries(metrics));
    }

    static String latency(EndpointMetrics metrics) {
        return frame("@ms", metrics, latencySeries(metrics));
    }

    static String latencyData(EndpointMetrics metrics) {
        return data(metrics, latencySeries(metrics));
    }

    private static String trafficSeries(EndpointMetrics metrics) {
        double seconds = metrics.stepMs() / 1000.0;
        return String.join(
                ",",
                line(
                        "requests",
                        "solid",
                        "--mp-chart-now",
                        "--mp-chart-band",
                        metrics,
                        point -> point.requests() / seconds),
                line("errors", "solid", "--mp-chart-3", null, metrics, point -> point.errors() / seconds));
    }

    private static String latencySeries(EndpointMetrics metrics) {
        return String.join(
                ",",
                line("p50", "solid", "--mp-chart-now", null, metrics, MetricPoint::p50Ms),
                line("p95", "solid", "--mp-chart-then", null, metrics, MetricPoint::p95Ms),
                line("p99", "dashed", "--mp-chart-then", null, metrics, MetricPoint::p99Ms));
    }

    private static String frame(String format, EndpointMetrics metrics, String series) {
        return """
                {"grid": {"left": 48, "right": 12, "top": 12, "bottom": 24},
                 "tooltip": {"trigger": "axis", "valueFormatter": "%1$s"},
                 "xAxis": {"type": "time", "min": %2$d, "max": %3$d, "splitNumber": 5},
                 "yAxis": {"type": "value", "min": 0, "splitNumber": 3, "axisLabel": {"formatter": "%1$s"}},
                 "series": [%4$s]}""".formatted(format, metrics.from().toEpochMilli(), metrics.to().toEpochMilli(), series);
    }

    private static String data(EndpointMetrics metrics, String series) {
        return "{\"xAxis\": {\"min\": %d, \"max\": %d}, \"series\": [%s]}"
                .formatted(metrics.from().toEpochMilli(), metrics.to().toEpochMilli(), series);
    }

    private static String line(
            String name,
            String style,
            String colour,
            @Nullable String band,
            EndpointMetrics metrics,
            Function<MetricPoint, @Nullable Double> value) {
        String area = band == null ? "" : ", \"areaStyle\": {\"color\": \"var(%s)\"}".formatted(band);
        return """
                {"name": "%s", "type": "line", "symbol": "none", "showAllSymbol": true, "connectNulls": false, "lineStyle": {"width": 1.6, "type": "%s", \
                "color": "var(%s)"}, "itemStyle": {"color": "var(%s)"}%s, "data": %s}""".formatted(name, style, colour, colour, area, points(metrics.points(), value));
    }

    private static String points(List<MetricPoint> points, Function<MetricPoint, @Nullable Double> value) {
        List<Optional<Double>> figures = points.stream()
                .map(point -> Optional.ofNullable(value.apply(point)))
                .toList();
        return IntStream.range(0, points.size())
                .mapToObj(i -> point(points.get(i).at().toEpochMilli(), figures.get(i), isAlone(figures, i)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String point(long at, Optional<Double> figure, boolean alone) {
        String text =
                figure.map(number -> String.format(Locale.ROOT, "%.3f", number)).orElse("null");
        String pair = "[" + at + "," + text + "]";
        return alone ? "{\"value\": %s, \"symbol\": \"circle\", \"symbolSize\": 5}".formatted(pair) : pair;
    }

    /** A line needs two points; one without neighbours is drawn as a dot. */
    private static boolean isAlone(List<Optional<Double>> figures, int i) {
        boolean before = i > 0 && figures.get(i - 1).isPresent();
        boolean after = i + 1 < figures.size() && figures.get(i + 1).isPresent();
        return figures.get(i).isPresent() && !before && !after;
    }
}
