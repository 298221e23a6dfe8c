package modelport.launcher.settings;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of bytes, written as {@code 500MB} or {@code 5GB}: a KB has 1,024 bytes. */
public record Bytes(long count) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*([KMGT]?)B?");
    private static final List<String> UNITS = List.of("", "K", "M", "G", "T");

    public Bytes {
        if (count < 0) {
            throw new IllegalArgumentException("not an amount of bytes: " + count);
        }
    }

    static Bytes parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an amount of bytes: " + text);
        }
        long unit = 1L << (10 * UNITS.indexOf(matcher.group(2)));
        return new Bytes(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
    }

    /** In the largest unit that leaves at least one before the point. */
    public String words() {
        double value = count;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        String number = String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
        return number + " " + UNITS.get(unit) + "B";
    }
}
