package modelport.ui.components;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, sizes and times as people read them. */
public final class Formats {
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final int LONGEST_WHOLE = 16;

    private Formats() {}

    /** In steps of 1,000: 22.9 MB. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String figure = unit == 0 || value >= 99.95
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
        return figure + "\u00a0" + UNITS[unit];
    }

    /** With separators: 18,240. */
    public static String count(long number) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /** Three figures that matter, with a unit where thousands are too long: 22.7 M. */
    public static String large(long number) {
        if (number < 10_000) {
            return count(number);
        }
        double value = number;
        String unit = "";
        for (String next : new String[] {"K", "M", "B"}) {
            if (value < 999.5) {
                break;
            }
            value /= 1000;
            unit = next;
        }
        return figure(value) + "\u00a0" + unit;
    }

    /** Three figures that matter: 0.0213, 6.12, 41.3, 812. */
    public static String figure(double value) {
        double size = Math.abs(value);
        int decimals = size == 0 || size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.995 ? 2 : 3;
        return NumberFormat.getNumberInstance(Locale.ENGLISH)
                .format(Math.round(value * Math.pow(10, decimals)) / Math.pow(10, decimals))
                .replace("-", "\u2212");
    }

    /** A difference that should be nothing: 2.2e-16, and plainly from a thousandth up. */
    public static String tiny(double value) {
        return value == 0 || value >= 0.000_95 ? figure(value) : String.format(Locale.ROOT, "%.1e", value);
    }

    public static String millis(double milliseconds) {
        return milliseconds < 1000 ? figure(milliseconds) + "\u00a0ms" : figure(milliseconds / 1000) + "\u00a0s";
    }

    /** A share as a percentage: 0.02 %. */
    public static String percent(double share) {
        double percent = share * 100;
        String figure = percent == 0 || percent >= 9.95
                ? String.format(Locale.ROOT, "%.0f", percent)
                : String.format(Locale.ROOT, "%.2f", percent);
        return figure + "\u00a0%";
    }

    /** Minutes and seconds, with hours where there are some: 6:12. */
    public static String span(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        String rest = String.format(Locale.ROOT, "%d:%02d", seconds / 60 % 60, seconds % 60);
        return seconds < 3600
                ? rest
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** How long ago, in the biggest unit that fits. */
    public static String ago(Instant at) {
        return ago(at, Instant.now());
    }

    static String ago(Instant at, Instant now) {
        Duration passed = Duration.between(at, now);
        if (passed.toMinutes() < 1) {
            return t("ago.now");
        }
        if (passed.toHours() < 1) {
            return t("ago.minutes", passed.toMinutes());
        }
        if (passed.toDays() < 1) {
            return t("ago.hours", passed.toHours());
        }
        return passed.toDays() < 60 ? t("ago.days", passed.toDays()) : DATE.format(at.atZone(zone()));
    }

    /** How long it is until then, in the biggest unit that fits: 13 days. */
    public static String left(Instant until) {
        return left(until, Instant.now());
    }

    static String left(Instant until, Instant now) {
        Duration rest = Duration.between(now, until);
        if (rest.toMinutes() < 1) {
            return t("left.now");
        }
        if (rest.toHours() < 1) {
            return t("left.minutes", rest.toMinutes());
        }
        return rest.toDays() < 2 ? t("left.hours", rest.toHours()) : t("left.days", rest.toDays());
    }

    /** The first and last characters of a digest: 9f41c07b\u2026ca52. */
    public static String digest(String digest) {
        String bare = digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
        return bare.length() <= LONGEST_WHOLE
                ? bare
                : bare.substring(0, 8) + "\u2026" + bare.substring(bare.length() - 4);
    }

    /** A time whose exact value shows on hovering. */
    public static Box when(Instant at) {
        return Box.tag("time", "", Words.of(ago(at)))
                .attribute("datetime", at.toString())
                .attribute("title", day(at));
    }

    /** Date and time in the reader's zone. */
    public static String day(Instant at) {
        return DAY.format(at.atZone(zone()));
    }

    /** Time of day in the reader's zone. */
    public static String clock(Instant at) {
        return CLOCK.format(at.atZone(zone()));
    }

    private static ZoneId zone() {
        ExtendedClientDetails browser = UI.getCurrent().getPage().getExtendedClientDetails();
        String zone = browser.getTimeZoneId();
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
