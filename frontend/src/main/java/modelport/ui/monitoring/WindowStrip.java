package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import modelport.contract.monitoring.AlertSpan;
import modelport.contract.monitoring.ReleaseMarker;
import modelport.contract.monitoring.WindowPoint;
import modelport.contract.monitoring.WindowState;
import modelport.ui.components.Box;
import modelport.ui.components.Drawing;
import modelport.ui.components.Formats;
import org.jspecify.annotations.Nullable;

/**
 * What each window says, as marks on the axis of time: the taller the worse. One of them is chosen, with the mouse or
 * with the arrow keys.
 */
final class WindowStrip extends Box {
    private static final int HEIGHT = 46;
    private static final int GROUND = 36;
    private static final double EDGE = 92;

    private final Drawing drawing = new Drawing("mp-window-strip", "");
    private final Consumer<WindowPoint> choose;
    private Watched watched;
    private @Nullable Instant chosen;

    WindowStrip(Watched watched, @Nullable Instant chosen, Consumer<WindowPoint> choose) {
        super("div", "mp-window-frame");
        this.watched = watched;
        this.chosen = chosen;
        this.choose = choose;
        attribute("role", "slider").attribute("tabindex", "0").attribute("aria-label", t("monitoring.strip.label"));
        add(drawing);
        getElement()
                .addEventListener(
                        "click",
                        event -> pick(event.getEventData()
                                .get("event.offsetX / event.currentTarget.clientWidth")
                                .asDouble()))
                .addEventData("event.offsetX / event.currentTarget.clientWidth");
        key("ArrowLeft", -1);
        key("ArrowRight", 1);
        write();
    }

    /** Newer figures. */
    void show(Watched newer, @Nullable Instant window) {
        watched = newer;
        chosen = window;
        write();
    }

    /** The window that is chosen; the newest where nobody chose. */
    Optional<WindowPoint> point() {
        int index = index();
        return index < 0 ? Optional.empty() : Optional.of(watched.windows().get(index));
    }

    /** Goes so many windows further. */
    void step(int by) {
        List<WindowPoint> windows = watched.windows();
        if (!windows.isEmpty()) {
            take(windows.get(Math.clamp((long) index() + by, 0, windows.size() - 1)));
        }
    }

    private void key(String name, int by) {
        getElement()
                .addEventListener("keydown", event -> step(by))
                .setFilter("event.key == '" + name + "'")
                .preventDefault();
    }

    /** The window at this share of the width, or the one next to it. */
    private void pick(double share) {
        Duration length = Duration.between(watched.from(), watched.to());
        Instant at = watched.from().plusMillis((long) (share * length.toMillis()));
        watched.windows().reversed().stream()
                .filter(each -> !each.from().isAfter(at))
                .findFirst()
                .or(() -> watched.windows().stream().findFirst())
                .ifPresent(this::take);
    }

    private void take(WindowPoint point) {
        chosen = point.from();
        write();
        choose.accept(point);
    }

    private int index() {
        List<WindowPoint> windows = watched.windows();
        for (int i = windows.size() - 1; i >= 0; i--) {
            if (chosen == null || !windows.get(i).from().isAfter(chosen)) {
                return i;
            }
        }
        return windows.isEmpty() ? -1 : 0;
    }

    private void write() {
        int index = index();
        attribute("aria-valuemin", "0")
                .attribute(
                        "aria-valuemax",
                        Integer.toString(Math.max(0, watched.windows().size() - 1)))
                .attribute("aria-valuenow", Integer.toString(Math.max(0, index)))
                .attribute("aria-valuetext", point().map(WindowStrip::words).orElse(t("monitoring.strip.none")));
        var svg = new StringBuilder("<svg width=\"100%\" height=\"" + HEIGHT + "\" aria-hidden=\"true\"><defs>"
                + "<pattern id=\"mp-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                + "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\"/></pattern></defs>");
        svg.append(rect("ground", 0, 100, GROUND, 1));
        watched.history().alerts().forEach(each -> svg.append(alert(each)));
        for (int i = 0; i < watched.windows().size(); i++) {
            svg.append(window(watched.windows().get(i), i == index));
        }
        watched.history().releases().forEach(each -> svg.append(release(each)));
        drawing.draw(svg.append("</svg>").toString());
    }

    /** A window in words: when, what it says, and what changed most. */
    static String words(WindowPoint point) {
        String span = t("monitoring.window.span", Formats.day(point.from()), Formats.day(point.to()));
        return span + t("list.comma") + MonitorText.word(point.state());
    }

    private String window(WindowPoint point, boolean isChosen) {
        double start = at(point.from());
        double width = Math.max(0.15, at(point.to()) - start - 0.06);
        int height = height(point.state());
        String css = point.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String mark = rect("window " + css, start, width, GROUND - height, height);
        return isChosen ? mark + rect("chosen", start, width, GROUND + 3, 3) : mark;
    }

    private static int height(WindowState state) {
        return switch (state) {
            case DRIFTED -> 24;
            case MOVED -> 16;
            case SEASONAL -> 11;
            case INSUFFICIENT_DATA -> 8;
            case STEADY -> 5;
        };
    }

    private String alert(AlertSpan alert) {
        double start = at(alert.from());
        double end = alert.to() == null ? 100 : at(alert.to());
        String css = alert.severity().name().toLowerCase(Locale.ROOT);
        return rect("alert " + css, start, Math.max(0.2, end - start), GROUND + 7, 3);
    }

    private String release(ReleaseMarker marker) {
        if (marker.at().isBefore(watched.from())) {
            return "";
        }
        double x = at(marker.at());
        return String.format(
                Locale.ROOT,
                "<line class=\"release\" x1=\"%1$.2f%%\" x2=\"%1$.2f%%\" y1=\"0\" y2=\"%2$d\"/>"
                        + "<text x=\"%1$.2f%%\" dx=\"%3$d\" y=\"9\" text-anchor=\"%4$s\">v%5$d</text>",
                x,
                HEIGHT,
                x > EDGE ? -4 : 4,
                x > EDGE ? "end" : "start",
                marker.version());
    }

    private static String rect(String css, double x, double width, int y, int height) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.2f%%\" width=\"%.2f%%\" y=\"%d\" height=\"%d\"/>",
                css,
                x,
                width,
                y,
                height);
    }

    private double at(Instant time) {
        double length = Duration.between(watched.from(), watched.to()).toMillis();
        double passed = Duration.between(watched.from(), time).toMillis();
        return Math.clamp(length == 0 ? 0 : passed / length * 100, 0, 100);
    }
}
