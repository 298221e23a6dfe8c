package modelport.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import java.util.Arrays;
import java.util.Locale;

/** A small server-made SVG. Sizes and places are SVG attributes, colours are classes: no inline style is needed. */
@Tag("span")
public class Drawing extends Component implements HasStyle {
    public Drawing(String css, String svg) {
        addClassName("mp-drawing");
        addClassName(css);
        draw(svg);
    }

    public final Drawing labelled(String label) {
        getElement().setAttribute("role", "img").setAttribute("aria-label", label);
        return this;
    }

    public final void draw(String svg) {
        getElement().setProperty("innerHTML", svg);
    }

    /** A share of a whole: 0 to 1. */
    public static Drawing bar(String css, double share) {
        return new Drawing("mp-bar", String.format(Locale.ROOT, """
                <svg width="100%%" height="6" aria-hidden="true"><rect class="track" width="100%%" height="6" rx="3"/>\
                <rect class="fill %s" width="%.1f%%" height="6" rx="3"/></svg>""", css, Math.clamp(share, 0, 1) * 100));
    }

    /** A while in 96 by 24 pixels, from zero up; the last point is marked. */
    public static Drawing sparkline(double... values) {
        if (values.length < 2) {
            return new Drawing("mp-sparkline", "");
        }
        double max = Arrays.stream(values).max().orElse(0);
        double span = max <= 0 ? 1 : max;
        var points = new StringBuilder();
        double x = 0;
        double y = 0;
        for (int i = 0; i < values.length; i++) {
            x = 2 + 91.0 * i / (values.length - 1);
            y = 21 - 18 * Math.max(0, values[i]) / span;
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        return new Drawing("mp-sparkline", String.format(Locale.ROOT, """
                <svg width="96" height="24" viewBox="0 0 96 24" aria-hidden="true"><polygon points="2,24 %s93,24"/><polyline points="%s"/>\
                <circle cx="%.1f" cy="%.1f" r="2"/></svg>""", points, points, x, y));
    }

    /** An estimate with its interval on an axis from -reach to reach; zero is drawn, and right of it is better. */
    public static Drawing interval(String css, double low, double middle, double high, double reach) {
        return new Drawing(
                "mp-interval",
                String.format(Locale.ROOT, """
                <svg width="100%%" height="18" class="%s" aria-hidden="true"><line class="axis" x1="0" x2="100%%" y1="9" y2="9"/>\
                <line class="zero" x1="50%%" x2="50%%" y1="0" y2="18"/><line class="range" x1="%.1f%%" x2="%.1f%%" y1="9" y2="9"/>\
                <circle cx="%.1f%%" cy="9" r="4"/></svg>""", css, at(low, reach), at(high, reach), at(middle, reach)));
    }

    private static double at(double value, double reach) {
        return 50 + 48 * Math.clamp(reach == 0 ? 0 : value / reach, -1, 1);
    }
}
