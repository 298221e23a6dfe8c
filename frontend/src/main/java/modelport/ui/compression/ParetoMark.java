package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.evaluation.Moved;
import modelport.ui.compression.Study.Point;
import org.jspecify.annotations.Nullable;

/**
 * A candidate as a mark: blue where no other beats it, hollow beyond a limit, a diamond where it is slower than its
 * parent.
 */
final class ParetoMark {
    /** The least size whose name has room at its left. */
    private static final double ROOM = 0.2;

    private static final double HUNDRED = 100;

    private final Study study;
    private final double top;

    /** @param top the largest loss that there is room for, in hundredths */
    ParetoMark(Study study, double top) {
        this.study = study;
        this.top = top;
    }

    Map<String, ?> of(Point point) {
        double loss = point.loss() * HUNDRED;
        boolean beyond = loss > top;
        var mark = new LinkedHashMap<String, Object>();
        mark.put("value", List.of(point.size(), Math.min(loss, top)));
        mark.put("name", point.recipe());
        mark.put("symbol", beyond ? "triangle" : point.isSlower() ? "diamond" : "circle");
        mark.put("symbolSize", size(point.time()) + (point.isSlower() && !beyond ? 4 : 0));
        mark.put("tip", tip(point));
        mark.put("itemStyle", style(point));
        mark.put("label", labelled(point, beyond));
        return mark;
    }

    /** The pick is named at its left, what no other beats at its right: both would lie on each other otherwise. */
    private Map<String, ?> labelled(Point point, boolean beyond) {
        if (study.isPick(point)) {
            return label(point.recipe(), point.size() < ROOM ? "right" : "left");
        }
        return study.isFront(point) && !beyond ? label(point.recipe(), "right") : Map.of("show", false);
    }

    private Map<String, ?> style(Point point) {
        String colour = study.isFront(point) || study.isPick(point) ? "var(--mp-chart-now)" : "var(--mp-chart-then)";
        if (study.isPick(point)) {
            return Map.of("color", colour, "borderColor", "var(--mp-ink)", "borderWidth", 2);
        }
        return study.broken(point).isPresent()
                ? Map.of("color", "transparent", "borderColor", colour, "borderWidth", 1.5, "borderType", "dashed")
                : Map.of("color", colour, "opacity", 0.75);
    }

    private String tip(Point point) {
        String loss = t("compression.tip.loss", CompressionText.loss(point.loss(), study.metric()));
        return "<b>" + escape(point.recipe()) + "</b><br>"
                + escape(t("compression.tip.size", CompressionText.percent(point.size()))) + "<br>"
                + escape(loss) + escape(interval(point.candidate().quality())) + "<br>"
                + escape(t("compression.tip.time", CompressionText.percent(point.time())));
    }

    private static String interval(@Nullable Moved moved) {
        return moved == null
                ? ""
                : " (" + CompressionText.metric(moved.metric()) + " "
                        + t(
                                "compression.interval",
                                CompressionText.value(moved.low()),
                                CompressionText.value(moved.high()))
                        + ")";
    }

    /** How large a mark is for a time by the parent's. */
    static long size(double time) {
        return Math.round(7 + 13 * Math.clamp(time, 0.1, 1.6));
    }

    static Map<String, ?> label(String text, String position) {
        return Map.of(
                "wide",
                true,
                "show",
                true,
                "formatter",
                text,
                "position",
                position,
                "color",
                "var(--mp-ink-2)",
                "fontSize",
                11,
                "distance",
                8,
                "textBorderColor",
                "var(--mp-ground)",
                "textBorderWidth",
                3);
    }

    /** Tips are written into the page as HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
