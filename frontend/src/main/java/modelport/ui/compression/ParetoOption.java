package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import modelport.ui.compression.Study.Point;

/** The picture of a search: size to the right, loss upwards, the time of a row as the size of a mark. */
final class ParetoOption {
    /** What lies farther out than this many middle losses is drawn at the edge, or all others would be one dot. */
    private static final double FAR = 4;

    private static final double LEAST_SPAN = 0.4;
    private static final double HUNDRED = 100;

    private final Study study;
    private final List<Point> points;
    private final double top;
    private final double bottom;

    private ParetoOption(Study study) {
        this.study = study;
        this.points = study.points();
        this.top = top();
        this.bottom = points.stream().mapToDouble(Point::loss).min().orElse(0) < 0 ? -nice(lowest()) : 0;
    }

    /** All of it. */
    static Map<String, ?> of(Study study) {
        return new ParetoOption(study).whole();
    }

    /** Whether a candidate loses more than the picture has room for. */
    static boolean isBeyond(Study study, Point point) {
        return point.loss() * HUNDRED > new ParetoOption(study).top;
    }

    private Map<String, ?> whole() {
        var option = new LinkedHashMap<String, Object>();
        option.put("grid", Map.of("left", 12, "right", 28, "top", 36, "bottom", 40, "containLabel", true));
        option.put("tooltip", Map.of("formatter", "@tip"));
        option.put("xAxis", xAxis());
        option.put("yAxis", yAxis());
        option.put(
                "series",
                List.of(
                        front(),
                        marks("behind", points.stream().filter(each -> !study.isFront(each) && !study.isPick(each))),
                        marks("front", points.stream().filter(each -> study.isFront(each) && !study.isPick(each))),
                        marks("pick", points.stream().filter(study::isPick)),
                        parent()));
        return option;
    }

    private Map<String, ?> xAxis() {
        double largest = points.stream().mapToDouble(Point::size).max().orElse(1);
        return Map.of(
                "type",
                "value",
                "name",
                t("compression.axis.size"),
                "nameLocation",
                "middle",
                "nameGap",
                30,
                "min",
                0,
                "max",
                Math.max(1.1, largest * 1.1),
                "interval",
                0.25,
                "splitLine",
                Map.of("show", false),
                "axisLine",
                Map.of("show", true),
                "axisLabel",
                Map.of("formatter", "@percent", "showMaxLabel", false));
    }

    private Map<String, ?> yAxis() {
        return Map.of(
                "type",
                "value",
                "name",
                t("compression.axis.loss", CompressionText.lossUnit(study.metric())),
                "nameLocation",
                "end",
                "nameTextStyle",
                Map.of("align", "left", "padding", List.of(0, 0, 0, -24)),
                "min",
                bottom,
                "max",
                top,
                "splitNumber",
                4,
                "axisLabel",
                Map.of("formatter", "@plain"));
    }

    /** The least loss at each size, and the limits. */
    private Map<String, ?> front() {
        var data = new ArrayList<List<Double>>();
        double least = Double.POSITIVE_INFINITY;
        for (double[] each : bySize()) {
            if (each[1] < least) {
                least = each[1];
                data.add(List.of(each[0], Math.min(top, each[1] * HUNDRED)));
            }
        }
        return Map.of(
                "type",
                "line",
                "silent",
                true,
                "symbol",
                "none",
                "lineStyle",
                Map.of("color", "var(--mp-chart-now)", "width", 1.5, "type", "dashed", "opacity", 0.6),
                "data",
                data,
                "markArea",
                Map.of("silent", true, "itemStyle", Map.of("color", "var(--mp-chart-zone)"), "data", zone()),
                "markLine",
                limits());
    }

    private List<double[]> bySize() {
        Stream<double[]> own = points.stream().map(each -> new double[] {each.size(), each.loss()});
        Stream<double[]> parent =
                study.search().parent() == null ? Stream.of() : Stream.<double[]>of(new double[] {1, 0});
        return Stream.concat(own, parent)
                .sorted(Comparator.<double[]>comparingDouble(each -> each[0]).thenComparingDouble(each -> each[1]))
                .toList();
    }

    private List<?> zone() {
        Double most = study.search().constraints().maxQualityLoss();
        return most == null
                ? List.of()
                : List.of(List.of(Map.of("yAxis", bottom), Map.of("yAxis", Math.min(top, most * HUNDRED))));
    }

    private Map<String, ?> limits() {
        var lines = new ArrayList<Map<String, ?>>();
        Double loss = study.search().constraints().maxQualityLoss();
        if (loss != null && loss * HUNDRED <= top) {
            String text = t("compression.limit.most", CompressionText.loss(loss, study.metric()));
            lines.add(Map.of("yAxis", loss * HUNDRED, "label", label(text, "insideEndTop")));
        }
        Double size = study.search().constraints().maxSizeRatio();
        if (size != null) {
            String text = t("compression.limit.most", CompressionText.percent(size));
            lines.add(Map.of("xAxis", size, "label", label(text, "end")));
        }
        return Map.of(
                "silent",
                true,
                "symbol",
                "none",
                "precision",
                6,
                "lineStyle",
                Map.of("color", "var(--mp-ink-3)", "type", "solid", "width", 1),
                "data",
                lines);
    }

    private static Map<String, ?> label(String text, String position) {
        return Map.of("formatter", text, "position", position, "color", "var(--mp-ink-2)", "fontSize", 11);
    }

    private Map<String, ?> parent() {
        var data = new ArrayList<Map<String, ?>>();
        if (study.search().parent() != null) {
            String name = t("compression.parent.named", "v" + study.search().version());
            data.add(Map.of(
                    "value",
                    List.of(1, 0),
                    "name",
                    name,
                    "symbolSize",
                    ParetoMark.size(1),
                    "tip",
                    ParetoMark.escape(name),
                    "itemStyle",
                    Map.of("color", "var(--mp-ink)"),
                    "label",
                    ParetoMark.label(name, "top")));
        }
        return series("parent", data);
    }

    private Map<String, ?> marks(String name, Stream<Point> these) {
        var mark = new ParetoMark(study, top);
        return series(name, these.map(mark::of).toList());
    }

    private static Map<String, ?> series(String name, List<? extends Map<String, ?>> data) {
        return Map.of(
                "type",
                "scatter",
                "name",
                name,
                "z",
                name.equals("pick") ? 4 : 3,
                "labelLayout",
                Map.of("hideOverlap", true),
                "data",
                data);
    }

    private double top() {
        double[] losses = points.stream()
                .mapToDouble(each -> Math.max(0, each.loss()) * HUNDRED)
                .sorted()
                .toArray();
        Double limit = study.search().constraints().maxQualityLoss();
        double wanted = Math.max(LEAST_SPAN, limit == null ? 0 : limit * HUNDRED * 1.6);
        if (losses.length == 0) {
            return nice(wanted);
        }
        double far = Math.max(wanted, FAR * losses[losses.length / 2]);
        double most = DoubleStream.of(losses).filter(each -> each <= far).max().orElse(0);
        return nice(Math.max(wanted, most * 1.15));
    }

    private double lowest() {
        return points.stream().mapToDouble(each -> -each.loss() * HUNDRED).max().orElse(0);
    }

    /** The next round number: 1, 1.5, 2, 3, 5 or 8 of some ten. */
    private static double nice(double value) {
        double ten = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-3))));
        return DoubleStream.of(1, 1.5, 2, 3, 5, 8, 10)
                .map(each -> Math.round(each * ten * 1e6) / 1e6)
                .filter(each -> each >= value)
                .findFirst()
                .orElse(value);
    }
}
