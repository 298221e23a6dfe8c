package modelport.tables.text;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads moments: a date of ISO 8601, or one with slashes and the year first, and a time of day behind it if there is
 * one. Dates that begin with a day or a month could be either, and are left as texts.
 */
public final class MomentText {
    private static final int SHORTEST = "2024/1/1".length();
    private static final int LONGEST = "2024-01-01 00:00:00.000000000 +00:00".length();
    private static final int YEAR = 4;
    private static final long MICROS = 1_000_000;
    private static final int NANO_DIGITS = 9;
    private static final Pattern SYNTAX = Pattern.compile("(\\d{4})(?:-(\\d{2})-(\\d{2})|/(\\d{1,2})/(\\d{1,2}))"
            + "(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)? ?(Z|UTC|[+-]\\d{2}(?::?\\d{2})?)?)?");

    private MomentText() {}

    /** Microseconds since 1970; those without an offset are taken as UTC. */
    public static OptionalLong parse(char[] chars, int from, int length) {
        if (!mayBe(chars, from, length)) {
            return OptionalLong.empty();
        }
        Matcher matcher = SYNTAX.matcher(new String(chars, from, length).strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(micros(matcher));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** Keeps all that is clearly something else away from the pattern. */
    private static boolean mayBe(char[] chars, int from, int length) {
        if (length < SHORTEST || length > LONGEST) {
            return false;
        }
        char first = chars[from];
        char separator = chars[from + YEAR];
        return first == ' ' || (first >= '0' && first <= '9' && (separator == '-' || separator == '/'));
    }

    private static long micros(Matcher matcher) {
        boolean dashes = matcher.group(2) != null;
        LocalDateTime local = LocalDateTime.of(
                number(matcher, 1),
                number(matcher, dashes ? 2 : 4),
                number(matcher, dashes ? 3 : 5),
                number(matcher, 6),
                number(matcher, 7),
                number(matcher, 8));
        String zone = matcher.group(10);
        ZoneOffset offset =
                zone == null || zone.equals("Z") || zone.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(zone);
        return local.toEpochSecond(offset) * MICROS + fraction(matcher.group(9));
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long fraction(String digits) {
        if (digits == null) {
            return 0;
        }
        long nanos = Long.parseLong(digits + "0".repeat(NANO_DIGITS - digits.length()));
        return nanos / 1_000;
    }
}
