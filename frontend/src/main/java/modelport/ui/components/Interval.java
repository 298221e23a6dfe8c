package modelport.ui.components;

import java.util.Locale;

/**
 * An estimate on a line: a bar for its interval, a dot for itself, and a hairline for what it is held against. Places
 * are shares of the width, 0 at the left and 1 at the right; right of the line is better.
 */
public final class Interval extends Drawing {
    private Interval(String svg) {
        super("mp-interval", svg);
    }

    /** An estimate by itself; {@code css} is better, worse or same. */
    public static Interval of(String css, double low, double middle, double high) {
        return new Interval(svg(css, low, middle, high, ""));
    }

    /** The same with something to hold it against. */
    public static Interval against(double line, String css, double low, double middle, double high) {
        String at = place(line);
        return new Interval(svg(
                css,
                low,
                middle,
                high,
                "<line class=\"zero\" x1=\"%s\" x2=\"%s\" y1=\"0\" y2=\"18\"/>".formatted(at, at)));
    }

    private static String svg(String css, double low, double middle, double high, String line) {
        return """
                <svg width="100%%" height="18" class="%s" aria-hidden="true"><line class="axis" x1="0" x2="100%%" y1="9" y2="9"/>\
                %s<line class="range" x1="%s" x2="%s" y1="9" y2="9"/><circle cx="%s" cy="9" r="4"/></svg>""".formatted(css, line, place(low), place(high), place(middle));
    }

    private static String place(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 1 + 98 * Math.clamp(share, 0, 1));
    }
}
